import { dropStream } from "../events/events-of";
import { requireGroup, requireStream } from "../find";
import type { Verb } from "../module";

export const deleteLogStream: Verb<"DeleteLogStream"> = ({ logGroupName, logStreamName }, { world, region }) => {
  const group = requireGroup(world, region, logGroupName);
  dropStream(world, region, requireStream(world, region, group.name, logStreamName));
  return {};
};
