import { ArrowRight } from "lucide-react";
import type { Binding, EnvironmentSummary, SnapshotSummary, TargetCount } from "@/lib/contracts/environments";
import { shorten } from "@/lib/words/shorten";
import { Badge } from "../ui/status/badge";
import { Changing } from "../ui/status/changing";
import { RelativeTime } from "../ui/time/relative-time";

/** `2/2 targets`; what is not known says so. */
export function Targets({ targets }: { targets: TargetCount | null }) {
  if (!targets) return <span className="text-muted">Targets not known</span>;
  const words = `${targets.healthy}/${targets.total}`;
  const short = targets.healthy < targets.total || targets.total === 0;
  return (
    <Changing value={words}>
      <span className={short ? "font-medium" : "text-muted"}>
        <span className="text-ink">{words}</span> {targets.total === 1 ? "target" : "targets"}
      </span>
    </Changing>
  );
}

/** `snapshot 96nr · 12 min ago`, and whether the editable API stands in. */
export function Snapshot({ id, snapshot }: { id: string | null; snapshot: SnapshotSummary | null }) {
  if (!id) return <span className="text-muted">No snapshot deployed</span>;
  return (
    <span className="text-muted">
      snapshot{" "}
      <Changing value={id}>
        <span className="font-mono text-xs text-ink">{id}</span>
      </Changing>
      {snapshot?.createdAt && (
        <>
          {" · "}
          <RelativeTime at={snapshot.createdAt} still />
        </>
      )}{" "}
      {snapshot?.source === "editable" && <Badge tone="unknown">editable API</Badge>}
      {snapshot?.source === "none" && <Badge tone="unknown">content not known</Badge>}
    </span>
  );
}

/** `helloworldElb → ecs-dev`: what each variable is bound to, by the name that a person knows. */
export function Bindings({ bindings }: { bindings: EnvironmentSummary["bindings"] }) {
  return (
    <ul aria-label="Stage variables" className="space-y-0.5">
      {bindings.map((binding) => (
        <li key={binding.name} className="flex min-w-0 items-center gap-1.5 text-xs">
          <span className="max-w-1/2 shrink-0 truncate font-mono text-muted">{binding.name}</span>
          <ArrowRight size={11} className="shrink-0 text-muted" role="img" aria-label="bound to" />
          <span className="truncate font-mono" data-tip={binding.value}>
            {binding.loadBalancerName ?? shorten(binding.value, 34)}
          </span>
          <BindingNote binding={binding} />
        </li>
      ))}
    </ul>
  );
}

export function BindingNote({ binding }: { binding: Binding }) {
  if (binding.kind === "unresolved") return <Badge tone="bad">does not resolve</Badge>;
  if (binding.kind === "externalHost") return <Badge tone="unknown">external host</Badge>;
  if (binding.kind === "unknown") return <Badge tone="unknown">not known</Badge>;
  if (binding.used === false) return <Badge>not used</Badge>;
  return null;
}
