import "server-only";
import type { RestorePoint } from "@/lib/contracts/environments";

/** What a stage served before each change by Stageway, newest first, at most `limit`. */
export async function listRestorePoints(_apiId: string, _stage: string, _limit = 20): Promise<RestorePoint[]> {
  throw new Error("not written yet");
}
