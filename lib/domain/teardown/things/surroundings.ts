import type { Holdings, NetworkInterfaceFact } from "../../facts";
import { keyOf, type Thing, thing } from "../thing";

/** Security groups with who holds them, log groups and roles. */
export function surroundingThings(holdings: Holdings): Thing[] {
  const { securityGroups, networkInterfaces, logGroups, roles } = holdings;
  return [
    ...securityGroups.map(({ id, name, tags, references }) =>
      thing({
        type: "security group",
        id,
        name,
        tags,
        uses: references.filter((other) => other !== id).map((other) => keyOf("security group", other)),
      }),
    ),
    ...networkInterfaces.filter(isSomebodys).map(({ id, description, groupIds }) =>
      thing({
        type: "network interface",
        id,
        name: description ? `${id} (${description})` : id,
        uses: groupIds.map((group) => keyOf("security group", group)),
      }),
    ),
    ...logGroups.map(({ arn, name, tags }) => thing({ type: "log group", id: arn, name, tags })),
    ...roles.map(({ arn, name, tags }) => thing({ type: "role", id: arn, name, tags })),
  ];
}

/**
 * Load balancers and tasks bring their own interfaces and take them along; minutes later they may still be there. AWS
 * describes them as `ELB app/…` and by the ARN of the task's attachment.
 */
const isSomebodys = ({ description }: NetworkInterfaceFact): boolean => !/^ELB |^arn:[\w-]+:ecs:/.test(description);
