import { ArrowRight } from "lucide-react";
import type { ListenerRule, ListenerView } from "@/lib/contracts/load-balancers";
import { Card } from "../../ui/layout/card";
import { Badge } from "../../ui/status/badge";

/** Listeners with their rules, in the order the load balancer asks them. */
export function ListenersCard({ listeners }: { listeners: ListenerView[] | null }) {
  return (
    <Card title="Listeners" aside={listeners && listeners.length > 0 && "Rules are asked from top to bottom"} flush>
      {!listeners && <p className="p-4 text-sm text-muted">The listeners are not known.</p>}
      {listeners?.length === 0 && <p className="p-4 text-sm text-muted">None: every connection is refused.</p>}
      <ul className="divide-y">
        {listeners?.map((listener) => (
          <li key={listener.arn} className="px-4 py-3">
            <h3 className="text-sm font-medium">
              {listener.protocol} <span className="font-mono">:{listener.port}</span>
            </h3>
            <ol aria-label={`Rules of ${listener.protocol} :${listener.port}`} className="mt-1 space-y-1">
              {listener.rules.map((rule) => (
                <Rule key={rule.priority ?? "default"} rule={rule} />
              ))}
            </ol>
            {listener.rulesUnknown && (
              <p className="mt-1 text-xs break-words text-muted">
                Its other rules are not known: {listener.rulesUnknown}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Rule({ rule: { priority, conditions, words, forwards } }: { rule: ListenerRule }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-xs">
      <Badge>{priority ?? "default"}</Badge>
      <span className="min-w-0 break-words text-muted">
        {conditions.length > 0 ? `If ${conditions.join(" and ")}` : "Always"}
      </span>
      <ArrowRight size={11} className="self-center text-muted" role="img" aria-label="then" />
      <span className="min-w-0 break-words">
        {forwards.length > 0
          ? forwards.map(({ name, share }) => (share === 100 ? name : `${name} (${share} %)`)).join(", ")
          : words}
      </span>
    </li>
  );
}
