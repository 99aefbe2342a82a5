import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { ChangeItem } from "./change-item";
import { VariableItem } from "./variable-item";

/** What operations have changed, and what persons have set by hand, newest first. */
export function ChangeList({ detail }: { detail: EnvironmentDetail }) {
  const { environment, history, restorePoints, variableChanges } = detail;
  const { apiId, stage } = environment;
  const byOperations = history.map((change) => ({
    at: change.at,
    item: (
      <ChangeItem
        key={change.operationId}
        change={change}
        detail={detail}
        point={restorePoints.find((point) => point.operationId === change.operationId)}
      />
    ),
  }));
  const byHand = variableChanges.map((change) => ({
    at: change.at,
    item: <VariableItem key={change.id} apiId={apiId} stage={stage} change={change} />,
  }));
  const all = [...byOperations, ...byHand].sort((a, b) => b.at.localeCompare(a.at));
  return <ol className="divide-y">{all.map(({ item }) => item)}</ol>;
}
