import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import * as schema from "../schema";
import type { OpenDatabase } from "./database";
import { MIGRATIONS } from "./migrations-folder";

/** Any number, the same in every replica: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 7_838_292_911;

/** A PostgreSQL server, which several replicas may share. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    await migrateAlone(pool);
    return { db: drizzle(pool, { schema }), exclusive: false, close: () => pool.end() };
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
}

async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client, { schema }), { migrationsFolder: MIGRATIONS });
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  } finally {
    client.release();
  }
}
