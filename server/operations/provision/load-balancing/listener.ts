import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer, listenerOf, listenerSettings } from "@/lib/domain/provisioning/way-in";
import { createListener, findListener } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { ownTags } from "../ownership";
import { loadBalancer } from "./load-balancer";
import { targetGroup } from "./target-group";

/** The load balancer's port leads to the target group. */
export const listener = defineStep<ProvisionInput, { listenerArn: string }>({
  key: "listener",
  title: (input) => `Listener ${listenerOf(input).protocol} on port ${listenerOf(input).port}`,
  when: hasOwnBalancer,
  after: ["load-balancer", "target-group"],
  timeoutMs: 120_000,
  touches: (context) => [`listeners:${context.output(loadBalancer).loadBalancerArn}`, "targetGroups"],
  async run(context) {
    const { loadBalancerArn } = context.output(loadBalancer);
    const { targetGroupArn } = context.output(targetGroup);
    const settings = listenerSettings(context.input);
    const { Port, Protocol, Certificates: [certificate] = [] } = settings;
    const found = await findListener(loadBalancerArn, Port);
    if (found !== null) {
      requireSettings(`listener on port ${Port}`, [
        ["its protocol", found.protocol, Protocol],
        ["its certificate", found.certificateArn, certificate?.CertificateArn],
        ["its target group", found.targetGroupArns.join(", "), targetGroupArn],
      ]);
    }
    const { arn } = found ?? (await createListener(loadBalancerArn, settings, targetGroupArn, ownTags(context)));
    context.resource("listener", arn, found === null);
    return done({ listenerArn: arn }, found === null ? "made" : "found");
  },
});
