"use client";

import dynamic from "next/dynamic";
import type { OperationDetail } from "@/lib/contracts/operations";

/** Comes with the first operation that is started here. */
const OperationProgress = dynamic(
  () => import("@/components/operations/operation-progress").then((module) => module.OperationProgress),
  { ssr: false },
);

/** An operation's live steps, for a screen that has started one. */
export const renderOperation = (id: string, onEnd: (detail: OperationDetail) => void) => (
  <OperationProgress key={id} id={id} onEnd={onEnd} />
);
