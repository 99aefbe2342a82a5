import type { Stage } from "@aws-sdk/client-api-gateway";
import type { StageRecord } from "../model";

/** As it is shown: one without a snapshot, which only a lenient API Gateway makes, names none. */
export const stageView = (stage: StageRecord): Stage =>
  stage.deploymentId === "" ? { ...stage, deploymentId: undefined } : stage;
