const PRELOAD = new URL("./stop-with-parent.mjs", import.meta.url).href;

/** Arguments for a Node whose standard input is a pipe from us: it ends when we do, however that happens. */
export const WITH_PARENT = ["--import", PRELOAD];

/** The environment that goes with them. */
export const withParent = (env = process.env) => ({ ...env, STAGEWAY_PARENT: String(process.pid) });
