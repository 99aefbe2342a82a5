import "server-only";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { settings } from "../settings";
import { call } from "./call";
import { toAppError, toAwsFailure } from "./errors";

/** An identity changes only with the credentials; a failure is asked again soon. */
const OK_FOR_MS = 60_000;
const FAILED_FOR_MS = 3_000;

interface Known {
  until: number;
  info: Promise<ConnectionInfo>;
}

const KEY = Symbol.for("stageway.aws.connection");
const shared = globalThis as { [KEY]?: Known };

/** Which AWS this process talks to, and as whom. Never throws: a failure stands in the answer. */
export function connection(): Promise<ConnectionInfo> {
  const now = Date.now();
  if (shared[KEY] === undefined || shared[KEY].until < now) {
    const known: Known = { until: Number.POSITIVE_INFINITY, info: identify() };
    shared[KEY] = known;
    known.info.then((info) => {
      known.until = Date.now() + (info.error ? FAILED_FOR_MS : OK_FOR_MS);
    });
  }
  return shared[KEY].info;
}

/** For tests. */
export function forgetConnection(): void {
  delete shared[KEY];
}

async function identify(): Promise<ConnectionInfo> {
  const { connection: kind, region, endpoint } = settings();
  const base = { kind, region, ...(endpoint === null ? {} : { endpoint }) };
  try {
    const { Account: accountId } = await call(new GetCallerIdentityCommand({}));
    return { ...base, ...(accountId ? { accountId } : {}), checkedAt: new Date().toISOString() };
  } catch (thrown) {
    const error = toAppError(toAwsFailure(thrown, "GetCallerIdentity"));
    return { ...base, checkedAt: new Date().toISOString(), error };
  }
}
