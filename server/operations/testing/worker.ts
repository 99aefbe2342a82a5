/** A process with the database and the runner but without Next, for tests that kill it. Tells on stdout how far it is. */
import { setTimeout as sleep } from "node:timers/promises";
import { isLive } from "@/lib/contracts/operations";
import { listOperations } from "@/server/store";
import { openDatabase } from "@/server/store/connection/database";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { startRunner } from "../runner/the-runner";

try {
  await openDatabase();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
}
if ((await listOperations()).length === 0) await startProvisioning(exampleOf("dev"), "ada");
console.log("ready");
await startRunner();
for (;;) {
  const [operation] = await listOperations();
  if (operation !== undefined && !isLive(operation.status)) {
    console.log(`ended ${JSON.stringify(operation)}`);
    break;
  }
  await sleep(50);
}
// It stays, as the dashboard does; the test ends it.
setInterval(() => {}, 60_000);
