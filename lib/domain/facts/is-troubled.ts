import type { ServiceFact } from "./ecs";

/** Whether a service's stopped tasks may explain something: too few run, or some of a deployment have failed. */
export const isTroubled = ({ status, desired, running, deployments }: ServiceFact): boolean =>
  status === "ACTIVE" &&
  desired > 0 &&
  (running < desired ||
    deployments.some(({ failedTasks, rolloutState }) => failedTasks > 0 || rolloutState === "FAILED"));
