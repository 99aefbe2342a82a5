import type { ThingType } from "@/lib/contracts/teardown";
import type { Holdings, NetworkInterfaceFact, NetworkPartFact } from "../../facts";
import { keyOf, type Thing, thing } from "../thing";

/** Networks, security groups with who holds them, log groups and roles. */
export function surroundingThings(holdings: Holdings): Thing[] {
  const { securityGroups, networkInterfaces, logGroups, roles } = holdings;
  return [
    ...securityGroups.map(({ id, name, vpcId, tags, references }) =>
      thing({
        type: "security group",
        id,
        name,
        tags,
        uses: [
          ...references.filter((other) => other !== id).map((other) => keyOf("security group", other)),
          // A VPC brings its default group, and takes it along.
          ...(vpcId === undefined || name === "default" ? [] : [keyOf("VPC", vpcId)]),
        ],
      }),
    ),
    ...networkInterfaces.filter(isSomebodys(holdings)).map(({ id, description, groupIds, subnetId }) =>
      thing({
        type: "network interface",
        id,
        name: description ? `${id} (${description})` : id,
        uses: [
          ...groupIds.map((group) => keyOf("security group", group)),
          ...(subnetId === undefined ? [] : [keyOf("subnet", subnetId)]),
        ],
      }),
    ),
    ...logGroups.map(({ name, tags }) => thing({ type: "log group", id: name, name, tags })),
    ...networkThings(holdings),
    ...roles.map(({ arn, name, tags }) => thing({ type: "role", id: arn, name, tags })),
  ];
}

function networkThings({ network }: Holdings): Thing[] {
  const { vpcs, subnets, routeTables, gateways } = network;
  const parts = (type: ThingType, facts: readonly NetworkPartFact[]) =>
    facts.map(({ id, name, vpcIds, tags }) =>
      thing({ type, id, name, tags, uses: vpcIds.map((vpc) => keyOf("VPC", vpc)) }),
    );
  return [
    ...parts("VPC", vpcs),
    ...parts("subnet", subnets),
    ...parts("route table", routeTables),
    ...parts("internet gateway", gateways),
  ];
}

/**
 * Load balancers, tasks and the machines of Auto Scaling groups bring their own interfaces and take them along; minutes
 * later they may still be there. AWS describes the first two as `ELB app/…` and by the ARN of the task's attachment.
 */
function isSomebodys({ capacity }: Holdings): (each: NetworkInterfaceFact) => boolean {
  const machines = new Set(capacity.groups.flatMap(({ instanceIds }) => instanceIds));
  return ({ description, instanceId = "" }) => !machines.has(instanceId) && !/^ELB |^arn:[\w-]+:ecs:/.test(description);
}
