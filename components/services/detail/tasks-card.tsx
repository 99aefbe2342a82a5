import type { TaskSummary } from "@/lib/contracts/services";
import { Card } from "../../ui/layout/card";
import type { TaskHome } from "../actions/stop-task-panel";
import { TaskItem } from "./task-item";

interface Props {
  title: string;
  /** Null: could not be read. */
  tasks: TaskSummary[] | null;
  none: string;
  home: TaskHome;
}

/** Tasks, one below the other. */
export const TasksCard = ({ title, tasks, none, home }: Props) => (
  <Card title={title} aside={tasks ? `${tasks.length}` : undefined} flush>
    {tasks === null && <p className="px-4 py-3 text-sm text-muted">Not known: ECS could not be asked.</p>}
    {tasks?.length === 0 && <p className="px-4 py-3 text-sm text-muted">{none}</p>}
    <ul aria-label={title} className="divide-y">
      {tasks?.map((task) => (
        <TaskItem key={task.arn} task={task} home={home} />
      ))}
    </ul>
  </Card>
);
