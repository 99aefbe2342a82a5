import type { ServiceDetail } from "@/lib/contracts/services";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { TaskItem } from "./task-item";

/** More than these are shown on demand. */
const FEW = 3;

/** Stopped tasks that ECS has forgotten: they were seen while somebody looked. Nothing while there are none. */
export function KeptTasksCard({ detail: { kept, service } }: { detail: ServiceDetail }) {
  if (kept.length === 0) return null;
  return (
    <Card title="Stopped tasks kept by Stageway" aside={`${kept.length}`}>
      <p className="mb-2 text-xs text-muted">
        ECS tells of a stopped task for about an hour; these were seen before. Others may have stopped while nobody was
        looking.
      </p>
      <Disclosure label="Tasks" about="kept by Stageway" open={kept.length <= FEW}>
        <ul aria-label="Stopped tasks kept by Stageway" className="-mx-4 divide-y border-t">
          {kept.map((task) => (
            <TaskItem key={task.arn} task={task} service={service} />
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
