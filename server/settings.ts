import "server-only";
import path from "node:path";
import { z } from "zod";
import { profileRegion } from "./profile-region";

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);

/** What the dashboard can be told from outside. Names and defaults stand in the README. */
const schema = z
  .object({
    PORT: port(3000),
    HOSTNAME: z.string().min(1).default("127.0.0.1"),
    LOCAL_AWS_PORT: port(4566),
    STAGEWAY_DATA_DIR: z.string().min(1).default(".data"),
    STAGEWAY_CONNECTION: z.enum(["local", "aws"]).default("local"),
    STAGEWAY_INVOKE_URL: z.string().includes("{apiId}").includes("{stage}").optional(),
    AWS_ENDPOINT_URL: z.url().optional(),
    AWS_REGION: z.string().min(1).optional(),
    AWS_DEFAULT_REGION: z.string().min(1).optional(),
    AWS_PROFILE: z.string().min(1).optional(),
    AWS_CONFIG_FILE: z.string().min(1).optional(),
    DATABASE_URL: z.string().min(1).optional(),
    STAGEWAY_WATCH_MINUTES: z.coerce.number().min(0).max(1_440).default(2),
    STAGEWAY_AWS_BUDGET: z.coerce.number().gt(0).max(1).default(0.5),
    /** Only for tests: a factor on the waits of operations and the ages of facts; 1 is real time. */
    STAGEWAY_TEST_SPEED: z.coerce.number().positive().default(1),
  })
  .transform((env) => ({
    connection: env.STAGEWAY_CONNECTION,
    region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? ownRegion(env) ?? "us-east-1",
    /** Null: AWS's own endpoints. */
    endpoint:
      env.STAGEWAY_CONNECTION === "local" ? `http://127.0.0.1:${env.LOCAL_AWS_PORT}` : trimmed(env.AWS_ENDPOINT_URL),
    /** With `{apiId}`, `{stage}` and perhaps `{region}`; null: what fits the connection. */
    invokeUrlTemplate: env.STAGEWAY_INVOKE_URL ?? null,
    localAwsPort: env.LOCAL_AWS_PORT,
    dataDir: path.resolve(env.STAGEWAY_DATA_DIR),
    /** The share of the account's API quotas that reading may spend. */
    awsBudget: env.STAGEWAY_AWS_BUDGET,
    /** How often everything is read for the history when nobody looks; 0: never. */
    watchMinutes: env.STAGEWAY_WATCH_MINUTES,
    /** Null: the embedded database in the data directory. */
    databaseUrl: env.DATABASE_URL ?? null,
    port: env.PORT,
    hostname: env.HOSTNAME,
    testSpeed: env.STAGEWAY_TEST_SPEED,
  }));

export type Settings = z.infer<typeof schema>;

const KEY = Symbol.for("stageway.settings");
const shared = globalThis as { [KEY]?: Settings };

/**
 * The settings of this process, read from the environment once.
 * @throws Error naming each setting that is wrong.
 */
export function settings(): Settings {
  shared[KEY] ??= parseSettings(process.env);
  return shared[KEY];
}

/** An empty variable counts as not set, as in the AWS CLI. */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Settings: ${problems.join("; ")}`);
}

/** For tests: the next `settings()` reads the environment again. */
export function forgetSettings(): void {
  delete shared[KEY];
}

/** A person's profile counts for a real account only: the embedded endpoint is the same on every machine. */
const ownRegion = (env: Parameters<typeof profileRegion>[0] & { STAGEWAY_CONNECTION: string }): string | undefined =>
  env.STAGEWAY_CONNECTION === "aws" ? profileRegion(env) : undefined;

function trimmed(url: string | undefined): string | null {
  return url === undefined ? null : url.replace(/\/+$/, "");
}
