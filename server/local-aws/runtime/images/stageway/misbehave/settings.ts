/** How `stageway/misbehave` is to misbehave, from its environment. */

export interface Misbehaviour {
  /** What it answers; 200. */
  status: number;
  latencyMs: number;
  /** It ends after so many answers, or seconds. */
  crashAfterRequests: number | undefined;
  crashAfterSeconds: number | undefined;
  exitCode: number;
  /** Answers 500 there. */
  unhealthyPath: string | undefined;
  /** Never answers: anywhere, or on one path. */
  hang: boolean | string;
  /** Uses so much memory, MiB. */
  memoryMb: number;
}

type Environment = Readonly<Record<string, string>>;

/** @throws TypeError that names the variable */
export function readMisbehaviour(environment: Environment): Misbehaviour {
  const whole = (name: string, low: number, high: number) => wholeNumber(environment, name, low, high);
  return {
    status: whole("STATUS", 200, 599) ?? 200,
    latencyMs: whole("LATENCY_MS", 0, 600_000) ?? 0,
    crashAfterRequests: whole("CRASH_AFTER_REQUESTS", 1, 1_000_000_000),
    crashAfterSeconds: decimal(environment, "CRASH_AFTER_SECONDS"),
    exitCode: whole("EXIT_CODE", 0, 255) ?? 1,
    unhealthyPath: path(environment, "UNHEALTHY_PATH"),
    hang: hang(environment),
    memoryMb: whole("MEMORY_MB", 0, 1_000_000) ?? 0,
  };
}

function textOf(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === "" ? undefined : text;
}

function wholeNumber(environment: Environment, name: string, low: number, high: number): number | undefined {
  const text = textOf(environment, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new TypeError(`${name} must be a whole number from ${low} to ${high}, not '${text}'`);
}

function decimal(environment: Environment, name: string): number | undefined {
  const text = textOf(environment, name);
  if (text === undefined) return undefined;
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) return Number(text);
  throw new TypeError(`${name} must be a number of seconds, not '${text}'`);
}

function path(environment: Environment, name: string): string | undefined {
  const text = textOf(environment, name);
  if (text === undefined || text.startsWith("/")) return text;
  throw new TypeError(`${name} must be a path that begins with a slash, not '${text}'`);
}

function hang(environment: Environment): boolean | string {
  const text = textOf(environment, "HANG");
  if (text === undefined || /^(?:0|false|no)$/i.test(text)) return false;
  if (/^(?:1|true|yes)$/i.test(text)) return true;
  if (text.startsWith("/")) return text;
  throw new TypeError(`HANG must be true, false or a path, not '${text}'`);
}
