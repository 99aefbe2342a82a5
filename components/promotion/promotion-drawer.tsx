"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { OperationDetail } from "@/lib/contracts/operations";
import { Drawer } from "../ui/layout/drawer";
import { ChooseTarget } from "./choose/choose-target";
import { Done } from "./done";
import { PlanView } from "./plan/plan-view";
import type { RenderOperation } from "./promotion";
import type { PromotionAddress } from "./use-promotion-address";

interface Props {
  address: PromotionAddress;
  chooseTarget: (from: string, to: string) => void;
  showOperation: (id: string) => void;
  close: () => void;
  renderOperation: RenderOperation;
}

/** What a promotion would change, its checks and its button; then, in the same place, the promotion as it goes. */
export function PromotionDrawer({ address, chooseTarget, showOperation, close, renderOperation }: Props) {
  const { apiId, from, to, operationId } = address;
  const client = useQueryClient();
  const [ended, setEnded] = useState<OperationDetail>();
  const onEnd = useCallback(
    (detail: OperationDetail) => {
      setEnded(detail);
      for (const key of ["environments", "environment", "api", "promotion", "operations"])
        void client.invalidateQueries({ queryKey: [key] });
    },
    [client],
  );
  const title = to ? `Promote ${from} to ${to}` : `Promote ${from} to another stage`;
  return (
    <Drawer
      open
      onClose={close}
      title={title}
      description="The snapshot moves; the target keeps its own stage variables."
    >
      {!to && <ChooseTarget apiId={apiId} from={from} onChosen={(stage) => chooseTarget(from, stage)} />}
      {to && !operationId && <PlanView apiId={apiId} from={from} to={to} onStarted={showOperation} />}
      {operationId && (
        <>
          {ended && <Done detail={ended} apiId={apiId} stage={to} onRollback={showOperation} />}
          {renderOperation(operationId, onEnd)}
        </>
      )}
    </Drawer>
  );
}
