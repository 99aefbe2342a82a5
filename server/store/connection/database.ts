import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { settings } from "@/server/settings";
import type * as schema from "../schema";
import { openEmbedded } from "./open-embedded";
import { openPostgres } from "./open-postgres";

/** The same SQL runs on the embedded database and on PostgreSQL, so nobody needs to know which it is. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  /** True: no other process can use it, so a lease held by another process is dead. */
  exclusive: boolean;
  close(): Promise<void>;
}

const KEY = Symbol.for("stageway.store");
const shared = globalThis as { [KEY]?: Promise<OpenDatabase> };

/** Opens and migrates the database on the first call; one a process. Rejects with a sentence fit for a person. */
export function openDatabase(): Promise<OpenDatabase> {
  shared[KEY] ??= open();
  return shared[KEY];
}

function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = settings();
  return databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl);
}

/** The database of this process, open and migrated. */
export async function database(): Promise<Database> {
  return (await openDatabase()).db;
}

/** Closes it if it was opened; the next call opens it again. */
export async function closeDatabase(): Promise<void> {
  const opening = shared[KEY];
  delete shared[KEY];
  if (opening !== undefined) await (await opening).close();
}

/** For tests: everything in this process uses this database from now on. */
export function setDatabase(open: OpenDatabase): void {
  shared[KEY] = Promise.resolve(open);
}
