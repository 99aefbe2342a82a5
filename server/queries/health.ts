import "server-only";
import { sql } from "drizzle-orm";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { connection } from "../inventory";
import { log } from "../log";
import { database } from "../store/connection/database";
import { within } from "./parts/within";

/** `GET /api/health`: whether this process can do its work, and if not, why. */
export interface HealthAnswer {
  ready: boolean;
  database: "ready" | "opening" | "failed";
  runner: "ready" | "starting";
  /** Null: AWS has not answered yet. An error here does not make the process unready: it says so on every page. */
  connection: ConnectionInfo | null;
  /** Why it is not ready, in one sentence. */
  reason?: string;
}

const PATIENCE_MS = 2_000;
const RUNNER = Symbol.for("stageway.runner");

/** Looks at each part, two seconds at most. */
export async function getHealth(): Promise<HealthAnswer> {
  const [store, aws] = await Promise.all([
    within<HealthAnswer["database"]>(PATIENCE_MS, databaseState(), "opening"),
    within<ConnectionInfo | null>(PATIENCE_MS, connection(), null),
  ]);
  // The runner puts itself there once it has started.
  const runner = (globalThis as { [RUNNER]?: unknown })[RUNNER] === undefined ? "starting" : "ready";
  const reason = reasonAgainst(store, runner, aws);
  return { ready: reason === undefined, database: store, runner, connection: aws, ...(reason ? { reason } : {}) };
}

async function databaseState(): Promise<"ready" | "failed"> {
  try {
    await (await database()).execute(sql`select 1`);
    return "ready";
  } catch (thrown) {
    log.error({ err: thrown }, "the database does not answer");
    return "failed";
  }
}

function reasonAgainst(
  store: HealthAnswer["database"],
  runner: HealthAnswer["runner"],
  aws: ConnectionInfo | null,
): string | undefined {
  if (store === "failed") return "The database does not answer; the server's log says why.";
  if (store === "opening") return "The database is being opened.";
  if (runner === "starting") return "The runner of operations is starting.";
  return aws === null ? "AWS has not answered yet." : undefined;
}
