import type { TaskSummary } from "@/lib/contracts/services";
import type { Look } from "./use-look";

/** Whose logs may be looked at. */
export interface LogSource {
  cluster: string;
  /** Absent: the tasks are of none, and only one at a time can be looked at. */
  service?: string;
  /** The containers of the service's task definition; null: not known. */
  containers: string[] | null;
  /** Those that the page shows. */
  tasks: readonly TaskSummary[];
}

const containersOfTask = ({ tasks }: LogSource, id: string): string[] =>
  tasks.find((task) => task.id === id)?.containers.map(({ name }) => name) ?? [];

/** A container that the newest definition no longer has may still be looked at. */
export const containersOf = (source: LogSource, { container, task }: Look): string[] => [
  ...new Set([...(source.containers ?? containersOfTask(source, task)), container]),
];

/** Another task may have other containers. */
export function lookAtTask(source: LogSource, { container }: Look, task: string): Partial<Look> {
  const own = containersOfTask(source, task);
  const [first] = own;
  return first === undefined || own.includes(container) ? { task } : { task, container: first };
}
