import type { PromotionPlan } from "@/lib/contracts/promotion";
import { Card } from "../../ui/layout/card";
import { MethodChanges } from "../../ui/lists/method-changes";

/** Which methods differ between the two snapshots. */
export const MethodsCard = ({ methods }: Pick<PromotionPlan, "methods">) => (
  <Card title="Methods">
    {methods === null && <p className="text-sm">Not known: one of the two snapshots could not be read.</p>}
    {methods?.length === 0 && (
      <p className="text-sm text-muted">The two snapshots have the same methods and integrations.</p>
    )}
    {methods && methods.length > 0 && <MethodChanges changes={methods} label="Methods that differ" />}
  </Card>
);
