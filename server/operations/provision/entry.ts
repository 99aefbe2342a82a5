import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { StepContext } from "../definition";
import { loadBalancer } from "./load-balancing/load-balancer";
import { sharedListener } from "./load-balancing/shared-listener";

/** What the stage's variable is bound to: the load balancer, or with a rule on a shared one the way below its path. */
export function boundTo(context: StepContext<ProvisionInput>): string {
  const { entry } = context.input;
  return entry.kind === "own"
    ? context.output(loadBalancer).dnsName
    : `${context.output(sharedListener).address}${entry.pathPrefix}`;
}
