import "server-only";
import type { Comparison } from "@/lib/contracts/invoke";
import type { HopKind } from "@/lib/contracts/request-path";
import { attribute } from "@/lib/domain/attribution/attribute";
import { directCall } from "@/lib/domain/attribution/direct-call";
import type { InvokeAnswer } from "@/lib/domain/invoke-meaning";
import { getDirect, whyNotFromHere } from "./get-direct";
import type { JudgedStage } from "./judged-stage";

/**
 * Sends the same GET straight to the load balancer, where that can be reached, and names the hop that explains both
 * answers.
 * @param known the hop that the stage's answer and the facts point at.
 */
export async function compare(
  { index, stage, snapshot }: JudgedStage,
  path: string,
  gateway: InvokeAnswer,
  known?: HopKind,
): Promise<Comparison> {
  const method = snapshot?.methods.find((each) => each.path === path && /^(GET|ANY)$/.test(each.httpMethod));
  const call = directCall(index, stage, method);
  if ("notCalled" in call) return { words: call.notCalled };
  const impossible = whyNotFromHere(call);
  if (impossible !== null) return { words: impossible };
  const { status, latencyMs, problem, ...direct } = await getDirect(call);
  return {
    ...attribute(gateway, { status, ...direct }, known),
    direct: {
      loadBalancer: call.loadBalancer,
      url: call.url,
      latencyMs,
      ...(status === undefined ? {} : { status }),
      ...(problem === undefined ? {} : { problem }),
    },
  };
}
