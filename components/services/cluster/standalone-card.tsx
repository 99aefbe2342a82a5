import type { StandaloneTask } from "@/lib/contracts/clusters";
import { shorten } from "@/lib/words/shorten";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { CommandBlock } from "../../ui/text/command-block";
import { TaskBody } from "../detail/task-body";

interface Props {
  title: string;
  /** Null: could not be read. */
  tasks: StandaloneTask[] | null;
  none: string;
}

/** So many are drawn; a cluster may tell of thousands that have stopped. */
const MOST = 100;

/** Tasks of no service, one below the other. */
export const StandaloneCard = ({ title, tasks, none }: Props) => (
  <Card title={title} aside={tasks ? countOf(tasks.length) : undefined} flush>
    {tasks === null && <p className="px-4 py-3 text-sm text-muted">Not known: ECS could not be asked.</p>}
    {tasks?.length === 0 && <p className="px-4 py-3 text-sm text-muted">{none}</p>}
    <ul aria-label={title} className="divide-y">
      {tasks?.slice(0, MOST).map((task) => (
        <TaskBody key={task.arn} task={task} about={originOf(task)}>
          {task.stopCommand && (
            <Disclosure label="Command that stops it" about={`task ${shorten(task.id, 12)}`}>
              <CommandBlock name={`Command that stops task ${shorten(task.id, 12)}`} text={task.stopCommand} />
            </Disclosure>
          )}
        </TaskBody>
      ))}
    </ul>
  </Card>
);

const countOf = (count: number): string => (count > MOST ? `The newest ${MOST} of ${count}` : `${count}`);

/** The group that ECS gives by itself says no more than the task definition. */
function originOf({ group, startedBy }: StandaloneTask): string[] {
  const said = group === undefined || group.startsWith("family:") ? [] : [`group ${group}`];
  return [...said, ...(startedBy ? [`started by ${startedBy}`] : [])];
}
