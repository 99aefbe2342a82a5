/** Regular expressions of callers: some take for ever, and which ones cannot be told by looking at them. */
import { createContext, Script } from "node:vm";

const MOST_MS = 100;

const context = createContext({ pattern: "", flags: "", text: "" });
const script = new Script("new RegExp(pattern, flags).test(text)");

/** Whether the text matches; `slow` when that is not known after a tenth of a second. */
export function matchesInTime(pattern: string, flags: string, text: string): boolean | "invalid" | "slow" {
  Object.assign(context, { pattern, flags, text });
  try {
    return script.runInContext(context, { timeout: MOST_MS }) === true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "slow" : "invalid";
  }
}
