import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { providerName } from "@/lib/domain/provisioning/given-names";
import { asksProvider } from "@/lib/domain/provisioning/wanted-capacity";
import { createCapacityProvider, findCapacityProvider, offerCapacity } from "@/server/aws/write/capacity";
import { lowerTags } from "@/server/aws/write/or-null";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { cluster } from "../containers/cluster";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";
import { autoScalingGroup } from "./auto-scaling-group";

/** Makes the group's instances known to the cluster as its capacity. */
export const capacityProvider = defineStep<ProvisionInput, { name: string }>({
  key: "capacity-provider",
  title: (input) => `Capacity provider ${providerName(input)}`,
  when: asksProvider,
  after: ["cluster", "auto-scaling-group"],
  timeoutMs: 5 * 60_000,
  touches: () => ["clusters"],
  async run(context) {
    const name = providerName(context.input);
    const { autoScalingGroupArn } = context.output(autoScalingGroup);
    const found = await findCapacityProvider(name);
    if (found !== null) {
      requireNotOthers(`capacity provider ${name}`, found.tags, context);
      const actual = found.autoScalingGroupArn;
      requireSettings(`capacity provider ${name}`, [["its Auto Scaling group", actual, autoScalingGroupArn]]);
    }
    const arn = found?.arn ?? (await createCapacityProvider(name, autoScalingGroupArn, lowerTags(ownTags(context))));
    await offerCapacity(context.output(cluster).clusterArn, name);
    context.resource("capacity provider", arn, found === null || isMadeHere(found.tags, context));
    return done({ name }, found === null ? "made" : "found");
  },
});
