import { getHealth } from "@/server/queries/health";

export const dynamic = "force-dynamic";

/** 200 once ready, 503 with the reason before. */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  return Response.json(health, { status: health.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
