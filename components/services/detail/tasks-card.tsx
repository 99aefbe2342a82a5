import type { ServiceSummary, TaskSummary } from "@/lib/contracts/services";
import { Card } from "../../ui/layout/card";
import { TaskItem } from "./task-item";

interface Props {
  title: string;
  /** Null: could not be read. */
  tasks: TaskSummary[] | null;
  none: string;
  service: ServiceSummary;
}

/** Tasks, one below the other. */
export const TasksCard = ({ title, tasks, none, service }: Props) => (
  <Card title={title} aside={tasks ? `${tasks.length}` : undefined} flush>
    {tasks === null && <p className="px-4 py-3 text-sm text-muted">Not known: ECS could not be asked.</p>}
    {tasks?.length === 0 && <p className="px-4 py-3 text-sm text-muted">{none}</p>}
    <ul aria-label={title} className="divide-y">
      {tasks?.map((task) => (
        <TaskItem key={task.arn} task={task} service={service} />
      ))}
    </ul>
  </Card>
);
