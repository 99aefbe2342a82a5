/**
 * A dashboard's process without Next: database, runner, prober and recorder, as `boot` starts them, and somebody who looks at
 * the environment that the first line of stdin names. A test kills it.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { boot } from "@/server/boot";
import { getEnvironment } from "../environment";

await boot();
console.log("ready");
const [line] = await once(createInterface(process.stdin), "line");
const { apiId, stage } = JSON.parse(line) as { apiId: string; stage: string };
for (;;) {
  await getEnvironment(apiId, stage).catch(() => {});
  await sleep(200);
}
