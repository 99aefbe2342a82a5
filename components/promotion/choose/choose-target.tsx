"use client";

import { useQuery } from "@tanstack/react-query";
import { promotionTargets } from "@/lib/domain/promotion/ways";
import { environmentQuery } from "@/lib/queries/environments";
import { Button } from "../../ui/actions/button";
import { Badge } from "../../ui/status/badge";
import { NewStageForm } from "./new-stage-form";

interface Props {
  apiId: string;
  from: string;
  onChosen: (stage: string) => void;
}

/** Where else a snapshot can go: to a stage that exists, in promotion order, or to a new one. */
export function ChooseTarget({ apiId, from, onChosen }: Props) {
  const { data } = useQuery(environmentQuery(apiId, from));
  const targets = data ? promotionTargets(data.environment, data.siblings) : [];
  return (
    <>
      {targets.length > 0 && (
        <section aria-label="Existing stages" className="space-y-2">
          <h3 className="text-sm font-medium">Existing stages</h3>
          <ul className="space-y-2">
            {targets.map(({ stage, deploymentId, backwards }) => (
              <li key={stage} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Button onClick={() => onChosen(stage)}>
                  Promote {from} to {stage}
                </Button>
                <span className="text-xs text-muted">
                  serves {deploymentId ? <code className="font-mono">{deploymentId}</code> : "nothing"}
                </span>
                {backwards && <Badge tone="warn">against the usual order</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <NewStageForm from={from} onChosen={onChosen} />
    </>
  );
}
