"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "@/lib/contracts/errors";
import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { invokeStage } from "@/server/actions/invoke-stage";

const NO_ANSWER: AppError = {
  code: "internal",
  message: "The Stageway server does not answer.",
  remedy: "Check that it runs, then invoke again.",
};

/** Runs a GET path of a stage from the server and keeps the last outcome. */
export function useInvoke(apiId: string, stage: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<InvokeOutcome>();
  const [error, setError] = useState<AppError>();
  const invoke = async (path: string) => {
    setBusy(true);
    const result = await invokeStage({ apiId, stage, path }).catch(() => ({ ok: false as const, error: NO_ANSWER }));
    setBusy(false);
    setOutcome(result.ok ? result.data : undefined);
    setError(result.ok ? undefined : result.error);
    // What failed may be news about the environment too.
    if (!result.ok || !result.data.ok) void client.invalidateQueries({ queryKey: ["environment", apiId, stage] });
  };
  return { busy, outcome, error, invoke };
}
