"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Timestamp } from "@/lib/contracts/freshness";
import type { DriftedResource } from "@/lib/contracts/stacks/drift";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { driftWords, isAtRest } from "@/lib/domain/cloudformation/stack-status";
import { errorOf } from "@/lib/queries/failure";
import { driftQuery } from "@/lib/queries/stacks";
import { detectDrift } from "@/server/actions/detect-drift";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Card } from "../../ui/layout/card";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";

/** Whether the resources are as the template says: what was changed by hand shows here. */
export function DriftCard({ stack: { name, drift, status } }: { stack: Stack }) {
  const [detection, setDetection] = useState<{ id: string; before: Timestamp | undefined }>();
  const command = useCommand(detectDrift);
  const isKnown = drift.status !== "NOT_CHECKED";
  const { data, error } = useQuery({
    ...driftQuery(name, detection?.id),
    enabled: detection !== undefined || drift.status === "DRIFTED",
  });
  // Until the stack has been read anew, what it says is from before.
  const isCompared = data?.status === "complete" && drift.checkedAt !== detection?.before;
  const hasEnded = detection === undefined || error !== null || data?.status === "failed" || isCompared;
  const isRunning = command.busy || !hasEnded;
  const detect = async () => {
    const begun = await command.run({ stackName: name });
    if (begun) setDetection({ id: begun.detectionId, before: drift.checkedAt });
  };
  return (
    <Card
      title="Drift"
      aside={
        <Button size="small" onClick={detect} busy={isRunning} disabled={!isAtRest(status)}>
          Detect drift
        </Button>
      }
    >
      <p role="status" className="flex flex-wrap items-baseline gap-x-2 text-sm">
        {isRunning ? (
          "CloudFormation compares…"
        ) : (
          <>
            <Status {...driftWords(drift.status)} />
            {isKnown && drift.checkedAt && (
              <span className="text-xs text-muted">
                <RelativeTime at={drift.checkedAt} />
              </span>
            )}
          </>
        )}
      </p>
      {command.error && <ErrorPanel error={command.error} />}
      {error && <ErrorPanel error={errorOf(error)} />}
      {data?.status === "failed" && <p className="mt-2 text-sm break-words">It failed: {data.reason}</p>}
      {!isRunning && data && data.drifted.length > 0 && <Drifted drifted={data.drifted} />}
    </Card>
  );
}

const Drifted = ({ drifted }: { drifted: DriftedResource[] }) => (
  <ul aria-label="Drifted resources" className="mt-3 space-y-3 border-t pt-3 text-sm">
    {drifted.map(({ logicalId, status, differences }) => (
      <li key={logicalId} className="min-w-0">
        <span className="font-medium break-all">{logicalId}</span> <Status {...driftWords(status)} />
        <ul className="mt-1 space-y-1 text-xs">
          {differences.map(({ path, expected = "nothing", actual = "nothing" }) => (
            <li key={path} className="break-all">
              {path}: <del className="text-muted">{expected}</del> → <ins className="no-underline">{actual}</ins>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);
