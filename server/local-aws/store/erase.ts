import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes what a closed store has written. The snapshot first: a journal that no snapshot names is not read, so a crash
 * in between leaves either all or nothing.
 */
export function eraseStore(directory: string): void {
  rmSync(join(directory, "snapshot.json"), { force: true });
  for (const name of readdirSync(directory)) {
    if (/^journal\.\d+$/.test(name)) rmSync(join(directory, name), { force: true });
  }
}
