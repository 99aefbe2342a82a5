/** Deployment alarms: a rollout fails as soon as one of its service's CloudWatch alarms goes into ALARM. */
import type { DeploymentConfiguration } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import type { DeploymentRecord } from "../records";

/** Whether one of the alarms is in ALARM; a deployment that begins then ignores them (developer guide, "deployment alarms"). */
export const isInAlarm = ({ conditions }: World, { alarms }: DeploymentConfiguration): boolean =>
  alarms?.enable === true &&
  conditions.find("alarm", ({ alarm }) => alarms.alarmNames?.includes(alarm) ?? false) !== undefined;

/** Whether an alarm ends a deployment that is under way. */
export const isAlarmed = (
  world: World,
  { rolloutState, ignoresAlarms }: DeploymentRecord,
  configuration: DeploymentConfiguration,
): boolean => rolloutState === "IN_PROGRESS" && !ignoresAlarms && isInAlarm(world, configuration);
