import { AppFailure } from "@/lib/contracts/app-failure";

/** One setting of a thing that exists: what it is, and what it would have to be. */
export type Setting = [name: string, actual: unknown, wanted: unknown];

/**
 * Refuses to work with a thing that exists with other settings: it may be somebody's, and is never silently changed.
 * @throws AppFailure `conflict`, saying which setting.
 */
export function requireSettings(thing: string, settings: Setting[]): void {
  const wrong = settings.filter(([, actual, wanted]) => actual !== wanted);
  if (wrong.length === 0) return;
  throw new AppFailure({
    code: "conflict",
    message: `The ${thing} exists already, with other settings.`,
    reason: wrong.map(([name, actual, wanted]) => `${name} is ${shown(actual)}, not ${shown(wanted)}`).join("; "),
    remedy: "Choose another name, or change or remove the existing one.",
  });
}

const shown = (value: unknown): string => (value === undefined || value === "" ? "not set" : String(value));
