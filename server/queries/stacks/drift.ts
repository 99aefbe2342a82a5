import "server-only";
import type { DriftAnswer } from "@/lib/contracts/stacks/drift";
import { inventory } from "@/server/inventory";
import { unreadable } from "../parts/found";
import { foundStack } from "./stack";

/** How far a detection is, and what the last one found. @throws AppFailure */
export async function getDrift(name: string, detectionId: string | null): Promise<DriftAnswer> {
  const { stack } = await foundStack(name);
  const { stacks } = inventory();
  const detection = detectionId === null ? null : await stacks.detection(detectionId);
  if (detection !== null && detection.value === undefined) throw unreadable(detection, "The drift detection");
  const { status = "complete", reason } = detection?.value ?? {};
  const nothing = {
    fetchedAt: detection?.at ?? new Date().toISOString(),
    status,
    ...(reason && { reason }),
    drifted: [],
  };
  if (status !== "complete") return nothing;
  const drifts = await stacks.drifts(stack.id);
  if (drifts.value === undefined) throw unreadable(drifts, "The drift");
  return { ...nothing, fetchedAt: drifts.at ?? nothing.fetchedAt, drifted: drifts.value };
}
