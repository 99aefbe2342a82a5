import type { MethodChange, PromotionPlan } from "@/lib/contracts/promotion";
import type { Tone } from "@/lib/words/tone";
import { Card } from "../../ui/layout/card";
import { Badge } from "../../ui/status/badge";

const TONES: Record<MethodChange["change"], Tone> = { added: "ok", removed: "bad", changed: "warn" };

/** Which methods differ between the two snapshots. */
export function MethodChanges({ methods }: Pick<PromotionPlan, "methods">) {
  return (
    <Card title="Methods">
      {methods === null && <p className="text-sm">Not known: one of the two snapshots could not be read.</p>}
      {methods?.length === 0 && (
        <p className="text-sm text-muted">The two snapshots have the same methods and integrations.</p>
      )}
      {methods && methods.length > 0 && (
        <ul className="space-y-1.5 text-sm">
          {methods.map(({ httpMethod, path, change, words }) => (
            <li key={`${httpMethod} ${path}`} className="min-w-0">
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={TONES[change]}>{change}</Badge>
                <code className="font-mono text-xs break-all">
                  {httpMethod} {path}
                </code>
              </span>
              {words && <p className="mt-0.5 text-xs break-words text-muted">{words}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
