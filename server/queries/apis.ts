import "server-only";
import type { ApiList } from "@/lib/contracts/apis";
import { freshnessOf } from "@/lib/domain/freshness";
import { inStageOrder } from "@/lib/domain/stage-order";
import { inventory } from "../inventory";
import { unreadable } from "./parts/found";

/** The REST APIs there are, by name, each with its stages in promotion order. @throws AppFailure when they were never read. */
export async function getApis(): Promise<ApiList> {
  const facts = await inventory().read();
  if (facts.apis.value === undefined) throw unreadable(facts.apis, "The list of APIs");
  const apis = facts.apis.value.map(({ id, name }) => ({
    id,
    name,
    stages: inStageOrder(facts.stages[id]?.value ?? []).map(({ stage }) => stage),
  }));
  return { ...freshnessOf(facts), apis: apis.sort((a, b) => a.name.localeCompare(b.name)) };
}
