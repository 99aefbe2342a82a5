/** Regular expressions of callers: some take for ever, and which ones cannot be told by looking at them. */
import { createContext, Script } from "node:vm";

/** Of processor time: on a busy machine the clock runs on while others have the processor. */
const MOST_MS = 100;
const MOST_TRIES = 20;

const context = createContext({ pattern: "", flags: "", text: "" });
const script = new Script("new RegExp(pattern, flags).test(text)");

/** Whether the text matches; `slow` when that is not known after a tenth of a second of work. */
export function matchesInTime(pattern: string, flags: string, text: string): boolean | "invalid" | "slow" {
  Object.assign(context, { pattern, flags, text });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const began = process.cpuUsage();
    const result = match();
    const { user } = process.cpuUsage(began);
    if (result !== "slow" || user / 1000 >= MOST_MS / 2) return result;
  }
  return "slow";
}

function match(): boolean | "invalid" | "slow" {
  try {
    return script.runInContext(context, { timeout: MOST_MS }) === true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "slow" : "invalid";
  }
}
