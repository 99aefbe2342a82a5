import Link from "next/link";
import type { FreeTargetGroup } from "@/lib/contracts/load-balancers";
import { targetGroupHref } from "@/lib/domain/load-balancers/address";
import { Card } from "../../ui/layout/card";
import { CopyableId } from "../../ui/text/copyable-id";

/** Target groups that no load balancer uses; nothing while there are none. */
export function FreeGroups({ groups }: { groups: FreeTargetGroup[] | null }) {
  if (groups?.length === 0) return null;
  return (
    <Card title="Target groups without a load balancer" aside={groups ? `${groups.length}` : undefined} flush>
      <p className="border-b px-4 py-2.5 text-xs text-muted">
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

function FreeGroup({ group }: { group: FreeTargetGroup }) {
  const { name, arn, protocol, port, targetType, targets, services } = group;
  const kind = [protocol && `${protocol} :${port}`, targetType && `targets by ${targetType}`].filter(Boolean);
  return (
    <li data-item className="space-y-0.5 px-4 py-2.5 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={targetGroupHref(name)}
          prefetch={false}
          className="rounded-xs font-medium break-words hover:underline"
        >
          {name}
        </Link>
        <span className="text-xs">{targetWords(targets)}</span>
        <CopyableId id={arn} shown="ARN" name={`ARN of target group ${name}`} quiet />
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
        <span>{[...kind, serviceWords(services)].join(" · ")}</span>
        {services?.map((service) => (
          <Link
            key={service}
            href={`/services?${new URLSearchParams({ q: service })}`}
            prefetch={false}
            className="rounded-xs underline underline-offset-2"
          >
            {service}
          </Link>
        ))}
      </p>
    </li>
  );
}

/** `2 targets unused (Target.NotInUse)` */
function targetWords(targets: FreeTargetGroup["targets"]): string {
  if (!targets) return "Targets not known";
  if (targets.length === 0) return "No targets";
  return targets
    .map(({ state, code, count }, at) => {
      const what = at > 0 ? "" : count === 1 ? " target" : " targets";
      return `${count}${what} ${state}${code ? ` (${code})` : ""}`;
    })
    .join(", ");
}

function serviceWords(services: string[] | null): string {
  if (!services) return "who registers there is not known";
  return services.length === 0 ? "no ECS service registers there" : "registered by";
}
