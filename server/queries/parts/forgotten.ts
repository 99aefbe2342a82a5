import { type Fact, known, type TaskFact } from "@/lib/domain/facts";

/** Those of the kept tasks that ECS does not tell of itself. */
export function forgotten(kept: readonly TaskFact[], stopped: Fact<TaskFact[]>): TaskFact[] {
  const told = new Set(known(stopped)?.map(({ arn }) => arn));
  return kept.filter(({ arn }) => !told.has(arn));
}
