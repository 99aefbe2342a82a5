"use client";

import { Undo2 } from "lucide-react";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { rollBackStage } from "@/server/actions/roll-back-stage";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { RollbackWords } from "./rollback-words";

interface Props {
  apiId: string;
  stage: string;
  point: EnvironmentDetail["restorePoints"][number];
  onStarted: (operationId: string) => void;
}

/** One click back to what the stage served before; itself recorded, so it can be undone too. */
export function RollBackButton({ apiId, stage, point, onStarted }: Props) {
  const { run, busy, error } = useCommand(rollBackStage);
  const { moves } = point.rollback;
  const rollBack = async () => {
    const started = await run({ apiId, stage, restorePointId: point.id });
    if (started) onStarted(started.operationId);
  };
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <Button
        size="small"
        busy={busy}
        onClick={rollBack}
        icon={<Undo2 size={13} aria-hidden />}
        data-tip={
          moves
            ? `Points ${stage} at snapshot ${point.deploymentId} again, then verifies it by invoking`
            : `Changes variables of ${stage}, then verifies it by invoking`
        }
      >
        {moves ? `Roll back to snapshot ${point.deploymentId}` : "Roll back its variables"}
      </Button>
      <RollbackWords plan={point.rollback} />
      {error && (
        <span role="alert" className="text-xs text-bad">
          {error.message} {error.remedy}
        </span>
      )}
    </span>
  );
}
