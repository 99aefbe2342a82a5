"use client";

import { useSearchParams } from "next/navigation";
import type { ApiDetail, ApiStage } from "@/lib/contracts/api-detail";
import { sideBySide } from "@/lib/domain/undeployed/side-by-side";
import { Card } from "../../ui/layout/card";
import { RelativeTime } from "../../ui/time/relative-time";
import { MethodsTable } from "./methods-table";
import { StageChoice } from "./stage-choice";
import { UndeployedNote } from "./undeployed-note";

/** The editable API beside what a stage serves: the stage of the address, else the first in order. */
export function MethodsCard({ api }: { api: ApiDetail }) {
  const asked = useSearchParams().get("stage");
  const chosen = api.stages.find(({ environment }) => environment.stage === asked) ?? api.stages[0];
  const { editable } = api;
  return (
    <div id="methods" className="scroll-mt-16">
      <Card
        title="Methods and integrations"
        aside={
          editable.at && (
            <>
              editable API read <RelativeTime at={editable.at} />
            </>
          )
        }
        flush
      >
        {chosen && (
          <div className="space-y-2 border-b px-4 py-3">
            <StageChoice stages={api.stages} chosen={chosen.environment.stage} />
            <UndeployedNote api={api} stage={chosen} />
          </div>
        )}
        <Methods api={api} stage={chosen} />
      </Card>
    </div>
  );
}

function Methods({ api: { editable }, stage }: { api: ApiDetail; stage: ApiStage | undefined }) {
  const pairs = sideBySide(editable.methods ?? [], stage?.methods ?? []);
  if (pairs.length === 0)
    return (
      <p className="p-4 text-sm text-muted">
        {editable.methods === null
          ? `The methods could not be read. ${editable.problem ?? ""}`
          : "This API has no methods yet. Add one, and deploy it to a stage."}
      </p>
    );
  return (
    <MethodsTable
      pairs={pairs}
      changes={stage?.undeployed ?? []}
      stage={stage?.environment.stage}
      known={{ editable: editable.methods !== null, deployed: stage?.methods != null }}
    />
  );
}
