"use client";

import dynamic from "next/dynamic";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { Card } from "../ui/layout/card";

/** Only where there is something to show. */
const ChangeItem = dynamic(() => import("./change-item").then((module) => module.ChangeItem));

/** What this stage served, who changed it when, and the way back to each. */
export function History({ detail }: { detail: EnvironmentDetail }) {
  const { history, restorePoints } = detail;
  return (
    <Card title="Promotions and rollbacks">
      {history.length === 0 && (
        <p className="text-sm text-muted">
          Nothing yet. After the first promotion the snapshot before it is kept here, one click away.
        </p>
      )}
      <ol className="divide-y">
        {history.map((change) => (
          <ChangeItem
            key={change.operationId}
            change={change}
            detail={detail}
            point={restorePoints.find((point) => point.operationId === change.operationId)}
          />
        ))}
      </ol>
    </Card>
  );
}
