import "server-only";
import type { EnvironmentList } from "@/lib/contracts/environments";
import { judgeEnvironment } from "@/lib/domain/environment";
import { freshnessOf } from "@/lib/domain/freshness";
import { inStageOrder } from "@/lib/domain/stage-order";
import { keepHistory } from "../history";
import { inventory } from "../inventory";
import { unreadable } from "./parts/found";
import { judgeContext } from "./parts/judge-context";
import { withEditable } from "./parts/with-editable";

/**
 * Every stage of every API, judged: by API name, then in promotion order.
 * @throws AppFailure when the list of APIs was never read: an empty list would be a lie.
 */
export async function getEnvironments(): Promise<EnvironmentList> {
  const read = await inventory().read();
  const facts = withEditable(read);
  if (facts.apis.value === undefined) throw unreadable(facts.apis, "The list of APIs");
  const context = await judgeContext(facts);
  const apis = [...facts.apis.value].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  const environments = apis.flatMap((api) =>
    inStageOrder(facts.stages[api.id]?.value ?? []).map((stage) => judgeEnvironment(context, api, stage)),
  );
  keepHistory(facts, environments);
  return { ...freshnessOf(read), environments: environments.map(({ summary }) => summary) };
}
