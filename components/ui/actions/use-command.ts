"use client";

import { useState } from "react";
import type { AppError, Result } from "@/lib/contracts/errors";

const NO_ANSWER: AppError = {
  code: "internal",
  message: "The Stageway server does not answer.",
  reason: "It may have been stopped or restarted; whether it took the order is not known.",
  remedy: "Look at the operations once it answers, then try again if needed.",
};

/** Runs a server action: busy meanwhile, its error kept; answers the data, or undefined when it failed. */
export function useCommand<I, T>(action: (input: I) => Promise<Result<T>>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = async (input: I): Promise<T | undefined> => {
    setBusy(true);
    const result = await action(input).catch((): Result<T> => ({ ok: false, error: NO_ANSWER }));
    setBusy(false);
    setError(result.ok ? undefined : result.error);
    return result.ok ? result.data : undefined;
  };
  return { run, busy, error, clear: () => setError(undefined) };
}
