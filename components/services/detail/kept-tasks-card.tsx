import type { ServiceDetail } from "@/lib/contracts/services";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { KEPT_NOTE } from "./kept-note";
import { TaskItem } from "./task-item";

/** More than these are shown on demand. */
const FEW = 3;

/** Stopped tasks that ECS has forgotten. Nothing while there are none. */
export function KeptTasksCard({ detail: { kept, service } }: { detail: ServiceDetail }) {
  if (kept.length === 0) return null;
  return (
    <Card title="Stopped tasks kept by Stageway" aside={`${kept.length}`}>
      <p className="mb-2 text-xs text-muted">{KEPT_NOTE}</p>
      <Disclosure label="Tasks" about="kept by Stageway" open={kept.length <= FEW}>
        <ul aria-label="Stopped tasks kept by Stageway" className="-mx-4 divide-y border-t">
          {kept.map((task) => (
            <TaskItem key={task.arn} task={task} home={{ cluster: service.cluster, service: service.name }} />
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
