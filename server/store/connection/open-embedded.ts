import "server-only";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import * as schema from "../schema";
import type { OpenDatabase } from "./database";
import { lockFolder } from "./folder-lock";
import { MIGRATIONS } from "./migrations-folder";

/** PostgreSQL in this process, its files in `<dataDir>/db`. A second process on the same folder would destroy it: refused. */
export async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockFolder(dataDir);
  try {
    const client = await PGlite.create(path.join(dataDir, "db"));
    const close = async () => {
      await client.close();
      await unlock();
    };
    return { ...(await migrated(client)), close };
  } catch (thrown) {
    await unlock();
    throw thrown;
  }
}

/** Brings an open PGlite to the newest schema. */
export async function migrated(client: PGlite): Promise<OpenDatabase> {
  const db = drizzle(client, { schema });
  await migrate(db, { migrationsFolder: MIGRATIONS });
  return { db, exclusive: true, close: () => client.close() };
}
