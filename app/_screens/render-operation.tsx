"use client";

import { OperationProgress } from "@/components/operations/operation-progress";
import type { OperationDetail } from "@/lib/contracts/operations";

/** An operation's live steps, for a screen that has started one. */
export const renderOperation = (id: string, onEnd: (detail: OperationDetail) => void) => (
  <OperationProgress key={id} id={id} onEnd={onEnd} />
);
