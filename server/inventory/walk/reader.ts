import type { Fact } from "@/lib/domain/facts";
import type { FactKey } from "../cache/keys";
import type { Source } from "./source";

/** One reader's way to the facts: its demand and its budget are settled. */
export interface Reader {
  source: Source;
  /** What is read is decided upon: everything that can change is read anew. */
  fresh: boolean;
  now(): number;
  /**
   * `last`: what was read before, if anything. `near`: false where it is one of many that the page is not about, as far as
   * that is known.
   */
  get<T>(key: FactKey, read: (last?: T) => Promise<T>, near?: boolean): Promise<Fact<T>>;
  /** What was read has turned out too old: the next `get` asks AWS. */
  renew(...keys: FactKey[]): void;
  /** Reads what is in memory, and asks AWS nothing. */
  held(): Reader;
}

/** Facts for many ids, side by side. */
export async function byId<T>(
  ids: Iterable<string>,
  read: (id: string) => Promise<Fact<T>>,
): Promise<Record<string, Fact<T>>> {
  const unique = [...new Set(ids)];
  const facts = await Promise.all(unique.map(read));
  return Object.fromEntries(unique.map((id, at) => [id, facts[at] ?? {}]));
}
