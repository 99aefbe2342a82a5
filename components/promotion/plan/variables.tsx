import type { PromotionPlan } from "@/lib/contracts/promotion";
import { Card } from "../../ui/layout/card";
import { Badge } from "../../ui/status/badge";
import { CopyableId } from "../../ui/text/copyable-id";

/** The target's own variables: they stay as they are. */
export function Variables({ plan }: { plan: PromotionPlan }) {
  const kept = Object.entries(plan.kept);
  if (kept.length === 0) return null;
  return (
    <Card title={`Stage variables of ${plan.to.stage} that stay`}>
      <ul className="space-y-1 text-sm">
        {kept.map(([name, value]) => (
          <li key={name} className="flex flex-wrap items-center gap-x-2">
            <code className="font-mono text-xs">{name}</code>
            <span className="text-muted">=</span>
            <CopyableId id={value} name={`value of ${name}`} max={52} />
            {plan.surplus.includes(name) && <Badge>not used by this snapshot</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
