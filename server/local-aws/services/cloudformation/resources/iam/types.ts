import type { ResourceType } from "../resource-type";
import { instanceProfile } from "./instance-profile";
import { policy } from "./policy";
import { role } from "./role";

export const iamTypes: readonly ResourceType[] = [role, instanceProfile, policy];
