/** A process with the database and the runner but without Next, for tests that kill it. Tells on stdout how far it is. */
import { setTimeout as sleep } from "node:timers/promises";
import { promoteInput, provisionInput } from "@/lib/contracts/commands";
import { isLive } from "@/lib/contracts/operations";
import { listOperations } from "@/server/store";
import { openDatabase } from "@/server/store/connection/database";
import { startPromotion } from "../promote/start";
import { startProvisioning } from "../provision/start";
import { startRunner } from "../runner/the-runner";
import { planFor } from "../teardown/plan";
import { startTeardown } from "../teardown/start";
import { subjectOf } from "../teardown/subject";

try {
  await openDatabase();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
}
const begun = (await listOperations()).length;
for (const { kind, input } of plannedOperations().slice(begun)) {
  if (kind === "provision") await startProvisioning(provisionInput.parse(input), "ada");
  else if (kind === "promote") await startPromotion(promoteInput.parse(input), "ada");
  else await removeAll(input as { apiId: string; stage: string });
}
console.log("ready");
await startRunner();
for (;;) {
  const all = await listOperations();
  if (all.every(({ status }) => !isLive(status))) {
    console.log(`ended ${JSON.stringify(all[0])}`);
    break;
  }
  await sleep(50);
}
// It stays, as the dashboard does; the test ends it.
setInterval(() => {}, 60_000);

/** The whole environment with its log groups, as its page shows it. */
async function removeAll(scope: { apiId: string; stage: string }): Promise<void> {
  const { apiName, environment } = await subjectOf(scope);
  const { goes } = await planFor({ ...scope, environment, picked: [], logGroups: true });
  const seen = { expected: goes.map(({ key }) => key), confirm: `${apiName}/${scope.stage}` };
  await startTeardown({ scope, picked: [], logGroups: true, ...seen }, "ada");
}

/** What is to be begun on this data folder in all; what an earlier process has begun is not begun again. */
function plannedOperations(): { kind: string; input: unknown }[] {
  return JSON.parse(process.env.STAGEWAY_TEST_OPERATIONS ?? "[]");
}
