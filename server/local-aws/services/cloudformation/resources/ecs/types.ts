import type { ResourceType } from "../resource-type";
import { capacityProvider } from "./capacity-provider";
import { cluster } from "./cluster";
import { clusterCapacityProviderAssociations } from "./cluster-capacity-provider-associations";
import { service } from "./service";
import { taskDefinition } from "./task-definition";

export const ecsTypes: readonly ResourceType[] = [
  cluster,
  capacityProvider,
  clusterCapacityProviderAssociations,
  taskDefinition,
  service,
];
