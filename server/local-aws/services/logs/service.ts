/** CloudWatch Logs: what containers write, kept within bounds and searchable. */
import { defineService } from "../../protocol/service";
import type { World } from "../../world";
import { persistAll } from "./events/events-of";
import { eventHandlers } from "./events/handlers";
import { groupHandlers } from "./groups/handlers";
import type { LogsModule } from "./module";
import { streamHandlers } from "./streams/handlers";
import { tagHandlers } from "./tags/handlers";

/** How much of what containers write may be lost when the process is killed. */
const PERSIST_EVERY_MS = 2_000;

export const logs = defineService<LogsModule>({
  signingName: "logs",
  loadModel: () => import("@aws-sdk/client-cloudwatch-logs"),
  loadHandlers: async () => ({ ...groupHandlers, ...streamHandlers, ...eventHandlers, ...tagHandlers }),
  start,
});

async function start(world: World): Promise<() => Promise<void>> {
  const timer = setInterval(() => persistAll(world), PERSIST_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    persistAll(world);
  };
}
