"use client";

import { Undo2 } from "lucide-react";
import type { RestorePoint } from "@/lib/contracts/environments";
import { rollBackStage } from "@/server/actions/roll-back-stage";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";

interface Props {
  apiId: string;
  stage: string;
  point: RestorePoint;
  onStarted: (operationId: string) => void;
}

/** One click back to what the stage served before; itself recorded, so it can be undone too. */
export function RollBackButton({ apiId, stage, point, onStarted }: Props) {
  const { run, busy, error } = useCommand(rollBackStage);
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
        data-tip={`Points ${stage} at snapshot ${point.deploymentId} again, then verifies it by invoking`}
      >
        Roll back to snapshot {point.deploymentId}
      </Button>
      {error && (
        <span role="alert" className="text-xs text-bad">
          {error.message} {error.remedy}
        </span>
      )}
    </span>
  );
}
