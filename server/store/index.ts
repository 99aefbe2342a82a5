import "server-only";

/** What the rest of the app may ask the database; opened once a process, see `database.ts`. */
export { getOperation } from "./operations/get-operation";
export { listOperations } from "./operations/list-operations";
export { liveOperations } from "./operations/live-operations";
export { listRestorePoints } from "./restore-points";
export { listStageChanges } from "./stage-changes";
