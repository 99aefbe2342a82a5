import type { TargetGroupView } from "@/lib/contracts/load-balancers";
import { Card } from "../../ui/layout/card";
import { GroupItem } from "./group-item";

/** The target groups behind a load balancer, those with trouble first. */
export function GroupsCard({
  title = "Target groups",
  groups,
  environmentsKnown,
}: {
  title?: string;
  groups: TargetGroupView[] | null;
  environmentsKnown: boolean;
}) {
  return (
    <Card title={title} flush>
      {!groups && <p className="p-4 text-sm text-muted">The target groups are not known.</p>}
      {groups?.length === 0 && <p className="p-4 text-sm text-muted">No listener forwards to a target group.</p>}
      <ul className="divide-y">
        {groups?.map((group) => (
          <GroupItem key={group.arn} group={group} environmentsKnown={environmentsKnown} />
        ))}
      </ul>
    </Card>
  );
}
