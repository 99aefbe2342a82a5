import type { StepResource } from "@/lib/contracts/operations";
import type { RecordedCommand } from "@/server/store/schema";

/** A step may run many times: each command is shown once. */
export function mergeCommands(before: RecordedCommand[], more: RecordedCommand[]): RecordedCommand[] {
  const seen = new Map([...before, ...more].map((each) => [each.command, each]));
  return [...seen.values()];
}

/** A resource that an earlier run made stays "made", though a later run found it there. */
export function mergeResources(before: StepResource[], more: StepResource[]): StepResource[] {
  const byId = new Map<string, StepResource>();
  for (const each of [...before, ...more]) {
    const name = `${each.type} ${each.id}`;
    const earlier = byId.get(name);
    const removed = each.removed || earlier?.removed;
    byId.set(name, { ...each, created: each.created || earlier?.created === true, ...(removed && { removed }) });
  }
  return [...byId.values()];
}
