import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { countAwsCall } from "../metrics";
import { backoffMs } from "./backoff";
import { clientOf, isNamespace, type Namespace, SERVICES, type ServiceName } from "./clients";
import { type AwsFailure, toAwsFailure } from "./errors";

/** Any command of the five clients; `O` is its answer. */
export interface SdkCommand<O> {
  readonly input: object;
  readonly schema?: unknown;
  resolveMiddleware(stack: never, configuration: never, options: never): (args: never) => Promise<{ output: O }>;
}

/** One call that was made, for equivalent CLI commands and for counting. */
export interface AwsCall {
  service: ServiceName;
  /** `DescribeServices` */
  operation: string;
  input: object;
  durationMs: number;
  outcome: "ok" | AwsFailure;
}

export interface CallOptions {
  /** May it be sent again when nothing is known of the first try? Reads always may; a write only with a client token or by its nature. */
  idempotent?: boolean;
  signal?: AbortSignal;
  /** For what AWS may take longer over than the client waits otherwise. */
  timeoutMs?: number;
}

/** Accompanies the calls made within a piece of work. */
export interface Companion {
  /** Awaited before each attempt: how a budget makes calls wait. */
  before?: (service: ServiceName, operation: string) => Promise<void>;
  after?: (call: AwsCall) => void;
}

const KEY = Symbol.for("stageway.aws.calls");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Companion> };
shared[KEY] ??= new AsyncLocalStorage<Companion>();
const companions = shared[KEY];

/** Runs `work` with `companion` beside its calls, instead of whatever companions the caller has. */
export const accompanied = <T>(companion: Companion, work: () => Promise<T>): Promise<T> =>
  companions.run(companion, work);

/** Runs `work` and tells `listener` of every call to AWS made within it. Listeners nest: each hears. */
export function onCall<T>(listener: (call: AwsCall) => void, work: () => Promise<T>): Promise<T> {
  const outer = companions.getStore();
  const after = (made: AwsCall) => {
    listener(made);
    outer?.after?.(made);
  };
  return companions.run({ before: outer?.before, after }, work);
}

const ATTEMPTS = 3;
const READ = /^(Get|Describe|List|Filter)/;

/**
 * The one way to call AWS. A read is tried up to three times; a write only when AWS refused it untried (throttling).
 * @throws AwsFailure
 */
export async function call<O>(command: SdkCommand<O>, options: CallOptions = {}): Promise<O> {
  const { namespace, operation } = nameOf(command);
  const repeatable = options.idempotent ?? READ.test(operation);
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptCall(namespace, operation, command, options);
    } catch (thrown) {
      const failure = toAwsFailure(thrown, operation);
      const again = failure.retryable && (repeatable || failure.code === "aws_throttled");
      if (!again || attempt === ATTEMPTS || options.signal?.aborted) throw failure;
      await sleep(backoffMs(attempt, failure), undefined, { signal: options.signal });
    }
  }
}

async function attemptCall<O>(
  namespace: Namespace,
  operation: string,
  command: SdkCommand<O>,
  { signal: abortSignal, timeoutMs: requestTimeout }: CallOptions,
) {
  const companion = companions.getStore();
  await companion?.before?.(SERVICES[namespace], operation);
  const startedAt = performance.now();
  const service = SERVICES[namespace];
  const tell = (outcome: AwsCall["outcome"]) => {
    const durationMs = Math.round(performance.now() - startedAt);
    countAwsCall(service, operation, outcome === "ok" ? outcome : outcome.code, durationMs);
    companion?.after?.({ service, operation, input: command.input, durationMs, outcome });
  };
  try {
    // The namespace chose the client, so the command is one of its own; the types cannot say so for five clients at once.
    const client = clientOf(namespace) as { send(command: SdkCommand<O>, options: object): Promise<unknown> };
    const output = await client.send(command, { abortSignal, ...(requestTimeout && { requestTimeout }) });
    tell("ok");
    return output as O;
  } catch (thrown) {
    const failure = toAwsFailure(thrown, operation);
    tell(failure);
    throw failure;
  }
}

/** From the command's schema, `[9, "com.amazonaws.ecs", "DescribeServices", …]`: class names do not survive bundling. */
export function nameOf(command: SdkCommand<unknown>): { namespace: Namespace; operation: string } {
  const [, namespace, operation] = Array.isArray(command.schema) ? command.schema : [];
  if (!isNamespace(namespace) || typeof operation !== "string") throw new TypeError("Not a command of a known client.");
  return { namespace, operation };
}
