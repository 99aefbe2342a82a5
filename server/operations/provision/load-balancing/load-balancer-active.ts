import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { balancerName } from "@/lib/domain/provisioning/given-names";
import { hasOwnBalancer } from "@/lib/domain/provisioning/way-in";
import { findLoadBalancer } from "@/server/aws/write/load-balancing";
import { inventory } from "@/server/inventory";
import { defineStep, done, wait } from "../../definition";

/** AWS takes two to four minutes, so it is waited for beside everything else. */
export const loadBalancerActive = defineStep<ProvisionInput, object>({
  key: "load-balancer-active",
  title: (input) => `Load balancer ${balancerName(input)} is active`,
  when: hasOwnBalancer,
  after: ["load-balancer"],
  timeoutMs: 15 * 60_000,
  async run({ input, elapsedMs }) {
    const found = await findLoadBalancer(balancerName(input));
    if (found?.state === "active" || found?.state === "active_impaired") {
      // AWS changed it, not this step: the screens must not go on saying that it is being set up.
      inventory().touch("loadBalancers");
      return done({}, found.state);
    }
    if (found?.state === "failed") {
      throw new AppFailure({
        code: "aws_failed",
        message: `AWS could not set up the load balancer ${balancerName(input)}.`,
        reason: found.stateReason,
        remedy: "Delete it and retry.",
      });
    }
    const state = found === null ? "not visible yet" : found.state;
    return wait(elapsedMs < 10_000 ? 1_000 : 5_000, `The load balancer is ${state}; AWS takes minutes.`);
  },
});
