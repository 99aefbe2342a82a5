import { ArrowDown, ArrowRight } from "lucide-react";
import type { PromotionPlan, PromotionSide } from "@/lib/contracts/promotion";
import { HEALTH_WORDS } from "@/lib/words/health";
import { Badge } from "../../ui/status/badge";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";

/** Left what runs in the target now, right what it will run. */
export function Comparison({ plan }: { plan: PromotionPlan }) {
  const { from, to } = plan;
  return (
    <section aria-label="Comparison" className="grid items-stretch gap-2 sm:grid-cols-[1fr_auto_1fr]">
      <Side title={`${to.stage} now`} side={to} />
      <span className="grid place-items-center text-muted" aria-hidden>
        <ArrowRight size={18} className="max-sm:hidden" />
        <ArrowDown size={18} className="sm:hidden" />
      </span>
      <Side title={`${to.stage} after, as ${from.stage} now`} side={from} />
    </section>
  );
}

function Side({ title, side }: { title: string; side: PromotionSide }) {
  const { exists, snapshot, health } = side;
  return (
    <div className="min-w-0 rounded-lg border bg-surface p-3 text-sm">
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      {!exists && <p className="mt-1 font-medium">Does not exist yet; it will be created.</p>}
      {exists && (
        <>
          <p className="mt-1 flex flex-wrap items-center gap-x-2">
            <span className="font-mono text-base font-medium">{snapshot?.deploymentId ?? "no snapshot"}</span>
            {snapshot?.source === "editable" && <Badge tone="unknown">editable API</Badge>}
          </p>
          <p className="text-xs text-muted">
            {snapshot?.createdAt ? (
              <>
                made <RelativeTime at={snapshot.createdAt} />
              </>
            ) : (
              "age not known"
            )}
            {snapshot?.description && ` · ${snapshot.description}`}
          </p>
          <p className="mt-1 text-xs">
            <Status {...HEALTH_WORDS[health]} />
          </p>
        </>
      )}
    </div>
  );
}
