import "server-only";
import type { EnvironmentDetail } from "@/lib/contracts/environments";

export async function getEnvironment(_apiId: string, _stage: string): Promise<EnvironmentDetail> {
  throw new Error("not written yet");
}
