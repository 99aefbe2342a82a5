import path from "node:path";

/** SQL files are read at run time, from the project's root: `next start` and every script run there. */
export const MIGRATIONS = path.join(/* turbopackIgnore: true */ process.cwd(), "server/store/migrations");
