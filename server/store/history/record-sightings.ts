import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { SightingKind } from "@/lib/contracts/history";
import { isCertain, MOST_GAP_MS } from "@/lib/domain/history/gaps";
import type { Observation } from "@/lib/domain/history/observation";
import { type Database, database } from "../connection/database";
import { storableJson } from "../storable";

/** An observation by one who knows how the subject was before, and when it was last seen so. */
export interface Seen extends Observation {
  before?: { key: string; at: number };
}

/** Since when a subject is as it was seen last. */
export interface OpenSighting {
  kind: SightingKind;
  subject: string;
  key: string;
  from: Date;
  exact: boolean;
}

/**
 * Keeps what was seen, each subject once: the same state prolongs its sighting, another one begins a new sighting, and so
 * does the same after a time of not looking. What is older than what is known already changes nothing, so that replicas
 * whose facts differ in age do not contradict each other. Answers what is known of the subjects now.
 */
export async function recordSightings(seen: readonly Seen[]): Promise<OpenSighting[]> {
  if (seen.length === 0) return [];
  return (await database()).transaction(async (tx) => {
    const db = tx as Database;
    const all = recordset(seen);
    // In one order, so that two replicas wait for each other rather than for ever.
    await db.execute(sql`select 1 from sightings s join ${all} on ${SAME} where s.open
      order by s.kind, s.subject for update of s`);
    const prolonged = await rows<Known>(
      db,
      sql`update sightings s set seen_until = greatest(s.seen_until, seen.at) from ${all}
        where ${SAME} and s.open and ${GOES_ON} returning s.kind, s.subject, s.key, s.seen_from, s.exact`,
    );
    const known = new Set(prolonged.map(idOf));
    const others = seen.filter((each) => !known.has(idOf(each)));
    if (others.length === 0) return prolonged.map(toOpen);
    return [...prolonged, ...(await begin(db, others))].map(toOpen);
  });
}

async function begin(db: Database, seen: readonly Seen[]): Promise<Known[]> {
  const all = recordset(seen);
  const ended = await rows<{ kind: string; subject: string; key: string; watched: boolean }>(
    db,
    sql`update sightings s set open = false,
        seen_until = case when s.key = seen.before_key then greatest(s.seen_until, seen.before_at) else s.seen_until end
      from ${all}
      where ${SAME} and s.open and s.seen_until <= seen.at and not (${GOES_ON})
      returning s.kind, s.subject, s.key, s.seen_until >= seen.at - ${GAP} as watched`,
  );
  const exact = new Set(ended.filter(({ watched, key }) => watched && isCertain(key)).map(idOf));
  const fresh = recordset(seen, (each) => exact.has(idOf(each)));
  await db.execute(sql`insert into sightings (id, kind, subject, key, state, seen_from, seen_until, exact, open)
    select id, kind, subject, key, state, at, at, exact, true from ${fresh} order by kind, subject
    on conflict (kind, subject) where open do nothing`);
  return rows<Known>(
    db,
    sql`select s.kind, s.subject, s.key, s.seen_from, s.exact from sightings s join ${all} on ${SAME} where s.open`,
  );
}

const GAP = sql.raw(`interval '${MOST_GAP_MS} milliseconds'`);
const SAME = sql.raw("s.kind = seen.kind and s.subject = seen.subject");
const GOES_ON = sql`s.key = seen.key and s.seen_until >= seen.at - ${GAP}`;

/** The whole batch as one parameter. */
function recordset(seen: readonly Seen[], exact: (one: Seen) => boolean = () => false): SQL {
  const json = storableJson(
    seen.map((one) => ({ ...one, at: new Date(one.at), ...toldBefore(one), id: randomUUID(), exact: exact(one) })),
  );
  return sql`jsonb_to_recordset(${json}::jsonb) as
    seen(id uuid, kind text, subject text, key text, state jsonb, at timestamptz, exact boolean,
      before_key text, before_at timestamptz)`;
}

const toldBefore = ({ before }: Seen) => before && { before_key: before.key, before_at: new Date(before.at) };

interface Known {
  kind: SightingKind;
  subject: string;
  key: string;
  /** A text or a date, as the driver likes. */
  seen_from: string | Date;
  exact: boolean;
}

const idOf = ({ kind, subject }: { kind: string; subject: string }): string => `${kind} ${subject}`;
const toOpen = ({ seen_from, ...rest }: Known): OpenSighting => ({ ...rest, from: new Date(seen_from) });

/** Both drivers answer with `rows`; the common type does not say so. */
async function rows<T>(db: Database, query: SQL): Promise<T[]> {
  return ((await db.execute(query)) as unknown as { rows: T[] }).rows;
}
