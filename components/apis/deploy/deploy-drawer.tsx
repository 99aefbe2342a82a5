"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { errorOf } from "@/lib/queries/failure";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Drawer } from "../../ui/layout/drawer";
import type { RenderOperation } from "../drawers";
import { DeployPlan } from "./deploy-plan";

interface Props {
  apiId: string;
  /** Empty: not chosen yet. */
  stage: string;
  operationId: string | null;
  onStarted: (stage: string, operationId: string) => void;
  onClose: () => void;
  renderOperation: RenderOperation;
}

/** What a deployment of the API would change of a stage; then, in the same place, the deployment as it goes. */
export function DeployDrawer({ apiId, stage, operationId, onStarted, onClose, renderOperation }: Props) {
  const { data: api, error } = useQuery(apiDetailQuery(apiId));
  const client = useQueryClient();
  const onEnd = useCallback(() => {
    for (const key of ["environments", "environment", "api", "promotion", "operations", "export"])
      void client.invalidateQueries({ queryKey: [key] });
  }, [client]);
  return (
    <Drawer
      open
      onClose={onClose}
      title={`Deploy ${api?.apiName ?? apiId}${stage && ` to ${stage}`}`}
      description="A new snapshot of the API as it is edited now; the stage keeps its own variables."
    >
      {operationId && renderOperation(operationId, onEnd)}
      {!operationId && api && <DeployPlan key={stage} api={api} asked={stage} onStarted={onStarted} />}
      {!operationId && !api && (error ? <ErrorPanel error={errorOf(error)} /> : <Skeleton className="h-40 w-full" />)}
    </Drawer>
  );
}
