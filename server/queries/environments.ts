import "server-only";
import type { EnvironmentList } from "@/lib/contracts/environments";

export async function getEnvironments(): Promise<EnvironmentList> {
  throw new Error("not written yet");
}
