"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { invokeStage } from "@/server/actions/invoke-stage";
import { useCommand } from "../ui/actions/use-command";

/** Runs a GET path of a stage from the server and keeps the last outcome. `compare`: its load balancer is asked as well. */
export function useInvoke(apiId: string, stage: string, compare = false) {
  const client = useQueryClient();
  const { run, busy, error } = useCommand(invokeStage);
  const [outcome, setOutcome] = useState<InvokeOutcome>();
  const invoke = async (path: string) => {
    const answer = await run({ apiId, stage, path, compare });
    setOutcome(answer);
    // What failed may be news about the environment too.
    if (!answer?.ok) void client.invalidateQueries({ queryKey: ["environment", apiId, stage] });
  };
  return { busy, outcome, error, invoke };
}
