import type { StandaloneTask } from "@/lib/contracts/clusters";
import { Card } from "../../ui/layout/card";
import { TaskItem } from "../detail/task-item";

interface Props {
  cluster: string;
  title: string;
  /** Null: could not be read. */
  tasks: StandaloneTask[] | null;
  none: string;
  /** Said before the tasks. */
  note?: string;
}

/** So many are drawn; a cluster may tell of thousands that have stopped. */
export const MOST_STANDALONE = 100;

/** Tasks of no service, one below the other. */
export const StandaloneCard = ({ cluster, title, tasks, none, note }: Props) => (
  <Card title={title} aside={tasks ? countOf(tasks.length) : undefined} flush>
    {tasks === null && <p className="px-4 py-3 text-sm text-muted">Not known: ECS could not be asked.</p>}
    {tasks?.length === 0 && <p className="px-4 py-3 text-sm text-muted">{none}</p>}
    {note && <p className="px-4 py-3 text-xs text-muted">{note}</p>}
    <ul aria-label={title} className="divide-y">
      {tasks?.slice(0, MOST_STANDALONE).map((task) => (
        <TaskItem key={task.arn} task={task} home={{ cluster }} about={originOf(task)} />
      ))}
    </ul>
  </Card>
);

const countOf = (count: number): string =>
  count > MOST_STANDALONE ? `The newest ${MOST_STANDALONE} of ${count}` : `${count}`;

/** The group that ECS gives by itself says no more than the task definition. */
function originOf({ group, startedBy }: StandaloneTask): string[] {
  const said = group === undefined || group.startsWith("family:") ? [] : [`group ${group}`];
  return [...said, ...(startedBy ? [`started by ${startedBy}`] : [])];
}
