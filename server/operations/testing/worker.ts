/**
 * A process with the database and the runner but without Next, for tests that kill it. It stands by until it is told what
 * there is to do, and tells on stdout how far it is.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { isLive } from "@/lib/contracts/operations";
import { listOperations } from "@/server/store";
import { openDatabase } from "@/server/store/connection/database";
import { startRunner } from "../runner/the-runner";
import { begin, isRequest, type Planned } from "./planned";

const [line] = await once(createInterface(process.stdin), "line");
/** What is to be begun on this data folder in all; an operation that an earlier process has begun is not begun again. */
const planned: Planned[] = JSON.parse(line);

try {
  await openDatabase();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
}
const begun = (await listOperations()).length;
for (const each of planned.filter((each) => !isRequest(each)).slice(begun)) await begin(each);
console.log("ready");
await startRunner();
await Promise.all(planned.filter(isRequest).map(begin));
for (;;) {
  const all = await listOperations();
  if (all.every(({ status }) => !isLive(status))) {
    console.log(`ended ${JSON.stringify(all)}`);
    break;
  }
  await sleep(50);
}
// It stays, as the dashboard does; the test ends it.
setInterval(() => {}, 60_000);
