/** All of Auto Scaling's handlers. */
import { groupHandlers } from "./groups/handlers";
import { launchConfigurationHandlers } from "./launch-configurations/handlers";
import type { AutoScalingHandlers } from "./module";
import { activityHandlers } from "./scaling/describe-activities";
import { tagHandlers } from "./tags/handlers";

export const handlers: AutoScalingHandlers = {
  ...groupHandlers,
  ...launchConfigurationHandlers,
  ...activityHandlers,
  ...tagHandlers,
};
