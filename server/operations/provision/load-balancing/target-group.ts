import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { createTargetGroup, findTargetGroup, tagsOf } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { network } from "../network/network";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";

/** Where the tasks register, with the service's name. */
export const targetGroup = defineStep<ProvisionInput, { targetGroupArn: string }>({
  key: "target-group",
  title: ({ serviceName }) => `Target group ${serviceName}`,
  after: ["network"],
  timeoutMs: 120_000,
  touches: ["targetGroups"],
  async run(context) {
    const { serviceName: name, containerPort } = context.input;
    const { vpcId } = context.output(network);
    const found = await findTargetGroup(name);
    if (found === null) {
      const made = await createTargetGroup(name, vpcId, containerPort, ownTags(context));
      context.resource("target group", made.arn, true);
      return done({ targetGroupArn: made.arn }, "made");
    }
    const tags = await tagsOf(found.arn);
    requireNotOthers(`target group ${name}`, tags, context);
    requireSettings(`target group ${name}`, [
      ["its target type", found.targetType, "ip"],
      ["its protocol", found.protocol, "HTTP"],
      ["its port", found.port, containerPort],
      ["its VPC", found.vpcId, vpcId],
    ]);
    context.resource("target group", found.arn, isMadeHere(tags, context));
    return done({ targetGroupArn: found.arn }, "found");
  },
});
