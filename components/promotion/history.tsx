"use client";

import dynamic from "next/dynamic";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { Card } from "../ui/layout/card";

/** Only where there is something to show. */
const ChangeList = dynamic(() => import("./change-list").then((module) => module.ChangeList));

/** What this stage served, who changed it when, and the way back to each. */
export function History({ detail }: { detail: EnvironmentDetail }) {
  const isEmpty = detail.history.length + detail.variableChanges.length === 0;
  return (
    <Card title="Promotions and rollbacks">
      {isEmpty ? (
        <p className="text-sm text-muted">
          Nothing yet. After the first promotion the snapshot before it is kept here, one click away.
        </p>
      ) : (
        <ChangeList detail={detail} />
      )}
    </Card>
  );
}
