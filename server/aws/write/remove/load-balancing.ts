import "server-only";
import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";
import { orNull } from "../or-null";

/** Each: that it is gone already is fine. */
export async function deleteRule(RuleArn: string): Promise<void> {
  await orNull(call(new DeleteRuleCommand({ RuleArn }), { idempotent: true }));
}

export async function deleteListener(ListenerArn: string): Promise<void> {
  await orNull(call(new DeleteListenerCommand({ ListenerArn }), { idempotent: true }));
}

export async function deleteLoadBalancer(LoadBalancerArn: string): Promise<void> {
  await orNull(call(new DeleteLoadBalancerCommand({ LoadBalancerArn }), { idempotent: true }));
}

/** `busy`: AWS still sees a listener or rule that leads there (`ResourceInUse`). */
export async function deleteTargetGroup(TargetGroupArn: string): Promise<"gone" | "busy"> {
  try {
    await orNull(call(new DeleteTargetGroupCommand({ TargetGroupArn }), { idempotent: true }));
    return "gone";
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "conflict") return "busy";
    throw thrown;
  }
}
