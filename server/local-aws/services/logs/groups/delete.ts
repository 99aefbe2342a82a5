import { dropStream } from "../events/events-of";
import { requireGroup, streamsOf } from "../find";
import type { Verb } from "../module";
import { groups } from "../records";

/** With its streams and their events. */
export const deleteLogGroup: Verb<"DeleteLogGroup"> = ({ logGroupName }, { world, region }) => {
  const { name } = requireGroup(world, region, logGroupName);
  for (const stream of streamsOf(world, region, name)) dropStream(world, region, stream);
  groups(world, region).delete(name);
  return {};
};
