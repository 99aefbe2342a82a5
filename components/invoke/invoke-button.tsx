"use client";

import { Play } from "lucide-react";
import { Button } from "../ui/actions/button";
import { StatusLine } from "./status-line";
import { useInvoke } from "./use-invoke";
import { Waiting } from "./waiting";

/** Invokes a stage's first GET path, and says in one line what came back. */
export function InvokeButton({ apiId, stage, paths }: { apiId: string; stage: string; paths: string[] }) {
  const { busy, outcome, error, invoke } = useInvoke(apiId, stage);
  const path = paths[0];
  if (path === undefined) return null;
  return (
    <>
      <Button
        size="small"
        busy={busy}
        icon={<Play size={12} aria-hidden />}
        onClick={() => invoke(path)}
        data-tip={`GET ${path}`}
      >
        Invoke {stage}
      </Button>
      <div role="status" className="order-last w-full min-w-0">
        <Waiting busy={busy}>{outcome && <StatusLine outcome={outcome} />}</Waiting>
        {error && <p className="text-xs font-medium text-bad">{error.message}</p>}
      </div>
    </>
  );
}
