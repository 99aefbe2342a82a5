/** All of CloudFormation's handlers. */
import { changeSetHandlers } from "./change-sets/handlers";
import { driftHandlers } from "./drift/handlers";
import { exportHandlers } from "./exports/handlers";
import type { CloudFormationHandlers } from "./module";
import { stackHandlers } from "./stacks/handlers";

export const handlers: CloudFormationHandlers = {
  ...stackHandlers,
  ...changeSetHandlers,
  ...driftHandlers,
  ...exportHandlers,
};
