import "server-only";
import { settings } from "@/server/settings";

/** Which AWS this process is connected to. An API id means something in one only. */
export function place(): string {
  const { connection, region, endpoint } = settings();
  return [connection, region, ...(connection === "aws" && endpoint !== null ? [endpoint] : [])].join(" ");
}
