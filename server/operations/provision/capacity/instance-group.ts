import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { capacityName, makesInstances } from "@/lib/domain/provisioning/wanted-capacity";
import { defineStep } from "../../definition";
import { ensureSecurityGroup } from "../network/ensure-security-group";
import { network } from "../network/network";
import { balancerGroupId } from "../network/security-groups";

/** Where Linux takes ports for bridge mode's containers from (ECS, PortMapping, hostPort). */
export const DYNAMIC_PORTS = { port: 32_768, toPort: 65_535 };

/** Lets the load balancer alone reach the instances' dynamic ports. */
export const instanceGroup = defineStep<ProvisionInput, { groupId: string }>({
  key: "instance-group",
  title: (input) => `Security group ${capacityName(input)}-instances for the instances`,
  when: makesInstances,
  after: ["network", "load-balancer-group", "shared-listener"],
  timeoutMs: 120_000,
  run: (context) =>
    ensureSecurityGroup(context, {
      vpcId: context.output(network).vpcId,
      name: `${capacityName(context.input)}-instances`,
      description: `Instances of ${context.input.clusterName}: from the load balancer only`,
      ingress: { from: { groupId: balancerGroupId(context) }, ...DYNAMIC_PORTS },
    }),
});
