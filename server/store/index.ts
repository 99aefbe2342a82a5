import "server-only";

/** What queries and pages may ask the database. */
export { countOperations } from "./operations/count-operations";
export { getOperation } from "./operations/get-operation";
export { listOperations, liveOperations } from "./operations/list-operations";
export { listRestorePoints } from "./restore-points";
export { listStageChanges } from "./stage-changes";
