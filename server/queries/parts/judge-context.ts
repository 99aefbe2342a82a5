import "server-only";
import type { JudgeContext } from "@/lib/domain/environment";
import { type Facts, indexFacts } from "@/lib/domain/facts";
import { sinceLookup } from "@/server/history";
import { invokeUrl } from "@/server/inventory";
import { liveOperations } from "@/server/store";

/** What the domain needs beside the facts to judge environments. */
export async function judgeContext(facts: Facts): Promise<JudgeContext> {
  return { index: indexFacts(facts, sinceLookup()), live: await liveOperations(), invokeUrl };
}
