import type { OperationKind, OperationStatus, StepStatus } from "@/lib/contracts/operations";
import type { StatusWords } from "./tone";

export const OPERATION_WORDS: Record<OperationStatus, StatusWords> = {
  queued: { tone: "idle", word: "Queued" },
  running: { tone: "busy", word: "Running" },
  cancelling: { tone: "busy", word: "Cancelling" },
  succeeded: { tone: "ok", word: "Succeeded" },
  failed: { tone: "bad", word: "Failed" },
  cancelled: { tone: "idle", word: "Cancelled" },
};

export const STEP_WORDS: Record<StepStatus, StatusWords> = {
  pending: { tone: "idle", word: "To do" },
  running: { tone: "busy", word: "Running" },
  waiting: { tone: "busy", word: "Waiting" },
  done: { tone: "ok", word: "Done" },
  failed: { tone: "bad", word: "Failed" },
  cancelled: { tone: "idle", word: "Cancelled" },
};

/** What kind of work it is: `Provisioning: step 7 of 18`. */
export const KIND_WORDS: Record<OperationKind, string> = {
  provision: "Provisioning",
  promote: "Promotion",
  rollback: "Rollback",
  teardown: "Removal",
  deploy: "Deployment",
  bindStage: "Binding",
  stackCreate: "Stack creation",
  stackUpdate: "Stack update",
  stackDelete: "Stack deletion",
  changeImage: "Change of image",
  addRoute: "New route",
};
