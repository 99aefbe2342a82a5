import "server-only";
import { settings } from "@/server/settings";
import { DEFINITIONS } from "../definitions";
import { Runner } from "./runner";

const KEY = Symbol.for("stageway.runner");
const shared = globalThis as { [KEY]?: Runner };

/** The process's one runner. */
export function runner(): Runner {
  shared[KEY] ??= new Runner({ definitions: DEFINITIONS, waitFactor: settings().testSpeed });
  return shared[KEY];
}

/** For tests: the next `runner()` is a new one. */
export function forgetRunner(): void {
  delete shared[KEY];
}
