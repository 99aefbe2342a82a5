import "server-only";

export { listSightings, listTargetSightings } from "./history/list-sightings";
export {
  findStoppedTask,
  findStoppedTasks,
  keptSince,
  listStoppedStandalone,
  listStoppedTasks,
} from "./history/stopped-tasks";
export { listAudit } from "./list-audit";
/** What queries and pages may ask the database. */
export { countOperations } from "./operations/count-operations";
export { getOperation } from "./operations/get-operation";
export { listOperations, liveOperations, operationsOn } from "./operations/list-operations";
export { getProbe } from "./probes/get-probe";
export { lastResult, listResults } from "./probes/list-results";
export { listRestorePoints } from "./restore-points";
export { listStageChanges, variableWritesSince } from "./stage-changes";
export { listVariableChanges } from "./variable-changes";
