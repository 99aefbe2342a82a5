import "server-only";
import { type Environment, judgeEnvironment } from "@/lib/domain/environment";
import type { Facts } from "@/lib/domain/facts";
import { keepHistory } from "@/server/history";
import { judgeContext } from "./judge-context";

/** Every environment that can be known of, judged, with the index that it was judged by. */
export async function allEnvironments(facts: Facts) {
  const context = await judgeContext(facts);
  const environments: Environment[] = (facts.apis.value ?? []).flatMap((api) =>
    (facts.stages[api.id]?.value ?? []).map((stage) => judgeEnvironment(context, api, stage)),
  );
  keepHistory(facts, environments);
  return { index: context.index, environments };
}
