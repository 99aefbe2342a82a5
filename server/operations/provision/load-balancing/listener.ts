import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer } from "@/lib/domain/provisioning/own-balancer";
import { createListener, findListener } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { ownTags } from "../ownership";
import { loadBalancer } from "./load-balancer";
import { targetGroup } from "./target-group";

const PORT = 80;

/** Port 80 of the load balancer leads to the target group. */
export const listener = defineStep<ProvisionInput, { listenerArn: string }>({
  key: "listener",
  title: () => `Listener on port ${PORT}`,
  when: hasOwnBalancer,
  after: ["load-balancer", "target-group"],
  timeoutMs: 120_000,
  touches: ["listeners", "targetGroups"],
  async run(context) {
    const { loadBalancerArn } = context.output(loadBalancer);
    const { targetGroupArn } = context.output(targetGroup);
    const found = await findListener(loadBalancerArn, PORT);
    if (found !== null) {
      requireSettings(`listener on port ${PORT}`, [
        ["its protocol", found.protocol, "HTTP"],
        ["its target group", found.targetGroupArns.join(", "), targetGroupArn],
      ]);
    }
    const { arn } = found ?? (await createListener(loadBalancerArn, PORT, targetGroupArn, ownTags(context)));
    context.resource("listener", arn, found === null);
    return done({ listenerArn: arn }, found === null ? "made" : "found");
  },
});
