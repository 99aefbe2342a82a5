import type { Stack, StackEvent } from "@/lib/contracts/stacks/stack";

type Subject = Pick<Stack, "id" | "name">;

/** What somebody asked for; all else on the stack itself is what became of it. */
const STARTS = /^(CREATE|UPDATE|DELETE|IMPORT|REVIEW)_IN_PROGRESS$/;

/** Whether an event is about the stack itself and not about one of its resources. */
export const isOfStack = (event: StackEvent, { id, name }: Subject): boolean =>
  event.type === "AWS::CloudFormation::Stack" && (event.physicalId === id || event.logicalId === name);

export const isStart = (event: StackEvent, stack: Subject): boolean =>
  isOfStack(event, stack) && STARTS.test(event.status);

/** The events since somebody last created, updated or deleted the stack; oldest first. */
export function lastRun(events: readonly StackEvent[], stack: Subject): StackEvent[] {
  const start = events.findIndex((event) => isStart(event, stack));
  return (start < 0 ? [...events] : events.slice(0, start + 1)).reverse();
}

export interface RunProgress {
  /** Resources that have come to their end, well or not. */
  done: number;
  /** Logical ids of those under way. */
  active: string[];
}

/** How far the last run is, by the newest event of each resource. */
export function runProgress(events: readonly StackEvent[], stack: Subject): RunProgress {
  const newest = new Map<string, string>();
  for (const event of lastRun(events, stack)) if (!isOfStack(event, stack)) newest.set(event.logicalId, event.status);
  const all = [...newest];
  const active = all.filter(([, status]) => status.endsWith("_IN_PROGRESS")).map(([id]) => id);
  return { done: all.length - active.length, active };
}
