import { checkGroupName } from "../arns";
import { groupExists, invalidParameter } from "../errors";
import type { Verb } from "../module";
import { groups, type LogGroupRecord } from "../records";
import { checkTags } from "../tags/check";

const CLASSES = ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] as const;

export const createLogGroup: Verb<"CreateLogGroup"> = (input, { world, region }) => {
  const name = checkGroupName(input.logGroupName ?? "");
  const logGroupClass = CLASSES.find((one) => one === (input.logGroupClass ?? "STANDARD"));
  if (!logGroupClass) throw invalidParameter(`The log group class '${input.logGroupClass}' is not valid.`);
  if (groups(world, region).has(name)) throw groupExists();
  groups(world, region).put(
    name,
    newGroup(name, world.now(), { logGroupClass, kmsKeyId: input.kmsKeyId, tags: checkTags(input.tags) }),
  );
  return {};
};

export function newGroup(name: string, createdAt: number, more: Partial<LogGroupRecord> = {}): LogGroupRecord {
  return { name, createdAt, logGroupClass: "STANDARD", tags: {}, ...more };
}
