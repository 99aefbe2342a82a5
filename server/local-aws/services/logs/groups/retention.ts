import { constraint } from "../errors";
import { requireGroup } from "../find";
import type { Verb } from "../module";
import { groups } from "../records";

/** API reference, PutRetentionPolicy. */
const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

export const putRetentionPolicy: Verb<"PutRetentionPolicy"> = ({ logGroupName, retentionInDays = 0 }, context) => {
  const { world, region } = context;
  if (!DAYS.includes(retentionInDays)) {
    throw constraint(
      String(retentionInDays),
      "retentionInDays",
      `Member must satisfy enum value set: [${DAYS.join(", ")}]`,
    );
  }
  const group = requireGroup(world, region, logGroupName);
  groups(world, region).put(group.name, { ...group, retentionInDays });
  return {};
};

/** Events are kept for ever from now on (as far as this endpoint keeps any). */
export const deleteRetentionPolicy: Verb<"DeleteRetentionPolicy"> = ({ logGroupName }, { world, region }) => {
  const group = requireGroup(world, region, logGroupName);
  groups(world, region).put(group.name, { ...group, retentionInDays: undefined });
  return {};
};
