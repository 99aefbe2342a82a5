import "server-only";
import type { RequestPath } from "@/lib/contracts/request-path";
import { judgeEnvironment } from "@/lib/domain/environment";
import { indexFacts } from "@/lib/domain/facts";
import { pathCalled } from "@/lib/domain/invoke-meaning";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";

/** The request path that a GET of a stage takes, judged by what is in memory: AWS is not asked. Undefined: not known. */
export async function heldPath(apiId: string, stage: string, path: string): Promise<RequestPath | undefined> {
  const facts = await inventory().read({ apiId }, { held: true });
  const found = facts.stages[apiId]?.value?.find((each) => each.stage === stage);
  if (found === undefined) return undefined;
  const api = facts.apis.value?.find(({ id }) => id === apiId) ?? { id: apiId, name: apiId };
  return pathCalled(judgeEnvironment({ index: indexFacts(facts), live: [], invokeUrl }, api, found).paths, path);
}
