import "server-only";
import type { ApiList } from "@/lib/contracts/apis";

export async function getApis(): Promise<ApiList> {
  throw new Error("not written yet");
}
