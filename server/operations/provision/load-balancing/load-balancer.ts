import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { balancerName } from "@/lib/domain/provisioning/given-names";
import { hasOwnBalancer } from "@/lib/domain/provisioning/way-in";
import { createLoadBalancer, findLoadBalancer, tagsOf } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { network } from "../network/network";
import { loadBalancerGroup } from "../network/security-groups";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";

/** An internet-facing Application Load Balancer, with the service's name unless it is given one. That it is active is another step's matter. */
export const loadBalancer = defineStep<ProvisionInput, { loadBalancerArn: string; dnsName: string }>({
  key: "load-balancer",
  title: (input) => `Load balancer ${balancerName(input)}`,
  when: hasOwnBalancer,
  after: ["network", "load-balancer-group"],
  timeoutMs: 300_000,
  touches: () => ["loadBalancers"],
  async run(context) {
    const name = balancerName(context.input);
    const { vpcId, subnetIds } = context.output(network);
    const { groupId } = context.output(loadBalancerGroup);
    const found = await findLoadBalancer(name);
    if (found === null) {
      const made = await createLoadBalancer(name, subnetIds, groupId, ownTags(context));
      context.resource("load balancer", made.arn, true);
      return done({ loadBalancerArn: made.arn, dnsName: made.dnsName }, made.dnsName);
    }
    const tags = await tagsOf(found.arn);
    requireNotOthers(`load balancer ${name}`, tags, context);
    requireSettings(`load balancer ${name}`, [
      ["its type", found.type, "application"],
      ["its scheme", found.scheme, "internet-facing"],
      ["its VPC", found.vpcId, vpcId],
      [
        "its security group",
        found.securityGroupIds.includes(groupId) ? groupId : found.securityGroupIds.join(", "),
        groupId,
      ],
    ]);
    context.resource("load balancer", found.arn, isMadeHere(tags, context));
    return done({ loadBalancerArn: found.arn, dnsName: found.dnsName }, found.dnsName);
  },
});
