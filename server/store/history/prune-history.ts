import "server-only";
import { sql } from "drizzle-orm";
import { database } from "../connection/database";

/** How long and how much is kept: of each subject, and of all together. */
export interface Retention {
  days: number;
  each: number;
  all: number;
}

export const RETENTION: Retention = { days: 30, each: 500, all: 50_000 };

/** Removes what is older or more than is kept; the newest stays. */
export async function pruneHistory({ days, each, all }: Retention = RETENTION): Promise<void> {
  const db = await database();
  const oldest = sql`now() - ${days} * interval '1 day'`;
  await db.execute(sql`delete from sightings where id in (
    select id from (
      select id, seen_until,
        row_number() over (partition by kind, subject order by seen_from desc) as own,
        row_number() over (partition by kind order by seen_until desc) as rank
      from sightings
    ) numbered where own > ${each} or rank > ${all} or seen_until < ${oldest})`);
  await db.execute(sql`delete from stopped_tasks where arn in (
    select arn from (
      select arn, stopped_at,
        row_number() over (partition by cluster_arn, service_name order by stopped_at desc) as own,
        row_number() over (order by stopped_at desc) as rank
      from stopped_tasks
    ) numbered where own > ${each} or rank > ${all} or stopped_at < ${oldest})`);
}
