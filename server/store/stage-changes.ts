import "server-only";
import type { StageChange } from "@/lib/contracts/environments";

/** Promotions and rollbacks of a stage, newest first, at most `limit`. */
export async function listStageChanges(_apiId: string, _stage: string, _limit = 20): Promise<StageChange[]> {
  throw new Error("not written yet");
}
