/** A process with the database and the runner but without Next, for tests that kill it. Tells on stdout how far it is. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { promoteInput, provisionInput } from "@/lib/contracts/commands";
import { isLive } from "@/lib/contracts/operations";
import { previewStackInput } from "@/lib/contracts/stacks/input";
import { listOperations } from "@/server/store";
import { openDatabase } from "@/server/store/connection/database";
import { startPromotion } from "../promote/start";
import { startProvisioning } from "../provision/start";
import { startRunner } from "../runner/the-runner";
import { startChangeSet } from "../stacks/apply/start";
import { previewStack } from "../stacks/preview";
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
  else if (kind === "stack") await makeStack(input as { stackName: string; body: string });
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

/** The preview, and once it is there the stack. */
async function makeStack({ stackName, body }: { stackName: string; body: string }): Promise<void> {
  const template = { from: "body", body };
  const wish = previewStackInput.parse({ requestId: randomUUID(), kind: "create", stackName, template });
  await startChangeSet(await previewStack(wish), "ada");
}

/** What is to be begun on this data folder in all; what an earlier process has begun is not begun again. */
function plannedOperations(): { kind: string; input: unknown }[] {
  return JSON.parse(process.env.STAGEWAY_TEST_OPERATIONS ?? "[]");
}
