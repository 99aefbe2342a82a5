import { getMetrics } from "@/server/queries/metrics";

export const dynamic = "force-dynamic";

/** For Prometheus, in its text format. */
export async function GET(): Promise<Response> {
  const { text, contentType } = await getMetrics();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
