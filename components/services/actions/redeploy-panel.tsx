"use client";

import { useState } from "react";
import type { ServiceDetail } from "@/lib/contracts/services";
import { redeployService } from "@/server/actions/redeploy-service";
import { Button } from "../../ui/actions/button";
import { ChangePanel } from "./change-panel";
import { useChange } from "./use-change";

/** A new deployment of the same task definition. */
export function RedeployPanel({ detail, onClose }: { detail: ServiceDetail; onClose: () => void }) {
  const { name, cluster, taskDefinition } = detail.service;
  const [done, setDone] = useState<string>();
  const { change, busy, error } = useChange(redeployService);
  const redeploy = async () => {
    const said = `A new deployment of ${name} has begun.`;
    if (await change({ cluster, service: name }, said)) setDone(said);
  };
  return (
    <ChangePanel
      title={`Force a new deployment of ${name}`}
      command={detail.commands.redeploy}
      error={error}
      done={done}
      onClose={onClose}
      action={
        <Button size="small" look="primary" busy={busy} autoFocus onClick={redeploy}>
          Replace all tasks of {name}
        </Button>
      }
    >
      <p>
        Every task is replaced by a new one of <span className="break-all">{taskDefinition}</span>, as many at a time as
        the service&apos;s deployment configuration allows. An image tag that has moved is pulled anew.
      </p>
    </ChangePanel>
  );
}
