import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder: every script works from here, wherever it was called. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path inside the project. */
export const at = (...parts) => join(root, ...parts);

/** What scripts keep between runs (locks, an unpacked browser); safe to delete. */
export const cacheDir = at(".cache");
