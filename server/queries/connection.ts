import "server-only";
import type { ConnectionInfo } from "@/lib/contracts/connection";

export async function getConnection(): Promise<ConnectionInfo> {
  throw new Error("not written yet");
}
