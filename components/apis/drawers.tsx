"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { OperationDetail } from "@/lib/contracts/operations";

export type RenderOperation = (id: string, onEnd: (detail: OperationDetail) => void) => ReactNode;

const ExportDrawer = dynamic(() => import("./export/export-drawer").then((module) => module.ExportDrawer), {
  ssr: false,
});
const DeployDrawer = dynamic(() => import("./deploy/deploy-drawer").then((module) => module.DeployDrawer), {
  ssr: false,
});

/** Opens what the address says: `?export=dev`, or `?deploy=dev&operation=…`; without a stage the person chooses. */
export function ApiDrawers({ apiId, renderOperation }: { apiId: string; renderOperation: RenderOperation }) {
  const params = useSearchParams();
  const [exported, deployed] = [params.get("export"), params.get("deploy")];
  if (exported !== null) return <ExportDrawer apiId={apiId} stage={exported} onClose={close} />;
  if (deployed === null) return null;
  return (
    <DeployDrawer
      apiId={apiId}
      stage={deployed}
      operationId={params.get("operation")}
      onStarted={(stage, id) => change({ deploy: stage, operation: id })}
      onClose={close}
      renderOperation={renderOperation}
    />
  );
}

const close = (): void => change({ export: null, deploy: null, operation: null });

function change(parts: Record<string, string | null>): void {
  const search = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  const query = search.toString();
  window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
}
