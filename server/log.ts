import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { pino, stdSerializers } from "pino";

/** What drizzle appends to the message of a failed statement: values of an input, which may hold secrets. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g;

/** An error as it is logged: whole, with its causes, but without the parameters of a database statement. */
export function errorForLog(thrown: unknown) {
  if (!(thrown instanceof Error)) return thrown as never;
  const { params: _, ...logged } = stdSerializers.err(thrown);
  return { ...logged, message: cleaned(logged.message), stack: cleaned(logged.stack) };
}

const cleaned = (text: string): string => text.replace(PARAMETERS, "");

const KEY = Symbol.for("stageway.log.request");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> };
shared[KEY] ??= new AsyncLocalStorage<string>();
const requestIds = shared[KEY];

/** Runs `work` for the request with this id (`x-request-id`, from proxy.ts): every line that it logs carries it. */
export const withRequestId = <T>(requestId: string | null | undefined, work: () => T): T =>
  requestId ? requestIds.run(requestId, work) : work();

/** The server's log: JSON lines on stderr, so that stdout stays with the one line that says where Stageway is. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    serializers: { err: errorForLog },
    mixin() {
      const requestId = requestIds.getStore();
      return requestId === undefined ? {} : { requestId };
    },
  },
  pino.destination(2),
);
