import Link from "next/link";
import type { LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { loadBalancerHref } from "@/lib/domain/load-balancers/address";
import { HEALTH_WORDS } from "@/lib/words/health";
import type { Column } from "../../ui/lists/list-table";
import { Badge } from "../../ui/status/badge";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { EnvironmentLinks } from "../environment-links";
import { Targets } from "../target-count";

/** What the list says of each load balancer. */
export const columns = (environmentsKnown: boolean): Column<LoadBalancerSummary>[] => [
  { key: "name", head: "Load balancer", cell: (each) => <Name of={each} />, className: "max-md:w-full md:w-[30%]" },
  { key: "health", head: "Health", cell: (each) => <Health of={each} />, className: "max-md:w-full md:w-[28%]" },
  { key: "targets", head: "Targets", cell: (each) => <Behind of={each} />, className: "max-md:w-full md:w-[20%]" },
  {
    key: "environments",
    head: "Environments",
    cell: ({ environments }) => (
      <>
        <span className="text-muted md:hidden">Environments: </span>
        <EnvironmentLinks environments={environments} known={environmentsKnown} />
      </>
    ),
    className: "text-xs max-md:w-full md:w-[22%]",
  },
];

function Name({ of: { name, dnsName, scheme, state, type } }: { of: LoadBalancerSummary }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <Link
          href={loadBalancerHref(name)}
          prefetch={false}
          className="rounded-xs font-medium break-words hover:underline"
        >
          {name}
        </Link>
        {scheme && <span className="text-xs text-muted">{scheme}</span>}
        {type !== "application" && <Badge>{type}</Badge>}
        {state !== "active" && <Badge tone="warn">{state}</Badge>}
      </p>
      <CopyableId id={dnsName} name="DNS name" max={38} keep="start" quiet />
    </>
  );
}

function Health({ of: { health, reason } }: { of: LoadBalancerSummary }) {
  return (
    <>
      <Status {...HEALTH_WORDS[health]} />
      {reason && <p className="mt-0.5 text-xs break-words text-muted">{reason}</p>}
    </>
  );
}

function Behind({ of: { targets, listeners, targetGroups } }: { of: LoadBalancerSummary }) {
  return (
    <>
      <Targets count={targets} />
      <p className="text-xs break-words text-muted">
        {listeners
          ? listeners.map(({ protocol, port }) => `${protocol} :${port}`).join(", ") || "No listener"
          : "Listeners not known"}
        {" · "}
        {groupWords(targetGroups)}
      </p>
    </>
  );
}

function groupWords(names: string[] | null): string {
  if (!names) return "target groups not known";
  if (names.length > 2) return `${names.length} target groups`;
  return names.join(", ") || "no target group";
}
