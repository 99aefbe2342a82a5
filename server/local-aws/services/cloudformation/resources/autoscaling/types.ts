import type { ResourceType } from "../resource-type";
import { autoScalingGroup } from "./auto-scaling-group";
import { launchConfiguration } from "./launch-configuration";

export const autoScalingTypes: readonly ResourceType[] = [autoScalingGroup, launchConfiguration];
