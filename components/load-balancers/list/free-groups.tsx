import Link from "next/link";
import type { FreeTargetGroup } from "@/lib/contracts/load-balancers";
import { Card } from "../../ui/layout/card";
import { CopyableId } from "../../ui/text/copyable-id";

/** Target groups that no load balancer uses; nothing while there are none. */
export function FreeGroups({ groups }: { groups: FreeTargetGroup[] | null }) {
  if (groups?.length === 0) return null;
  return (
    <Card title="Target groups without a load balancer" aside={groups ? `${groups.length}` : undefined} flush>
      <p className="px-4 pt-3 text-xs text-muted">
        No request reaches their targets, and AWS does not check these (Target.NotInUse).
      </p>
      {!groups && <p className="p-4 text-sm text-muted">The target groups are not known.</p>}
      <ul aria-label="Target groups without a load balancer" className="divide-y">
        {groups?.map((group) => (
          <FreeGroup key={group.arn} group={group} />
        ))}
      </ul>
    </Card>
  );
}

function FreeGroup({ group: { name, arn, protocol, port, targetType, services } }: { group: FreeTargetGroup }) {
  const kind = [protocol && `${protocol} :${port}`, targetType && `targets by ${targetType}`].filter(Boolean);
  return (
    <li data-item className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <CopyableId id={arn} shown={name} name="target group ARN" />
      <span className="text-xs text-muted">{kind.join(" · ")}</span>
      <span className="text-xs text-muted">{serviceWords(services)}</span>
      {services?.map((service) => (
        <Link
          key={service}
          href={`/services?${new URLSearchParams({ q: service })}`}
          prefetch={false}
          className="rounded-xs text-xs underline underline-offset-2"
        >
          {service}
        </Link>
      ))}
    </li>
  );
}

function serviceWords(services: string[] | null): string {
  if (!services) return "Who registers there is not known";
  return services.length === 0 ? "No ECS service registers there" : "Registered by";
}
