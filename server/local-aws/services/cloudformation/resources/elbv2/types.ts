import type { ResourceType } from "../resource-type";
import { listener } from "./listener";
import { listenerRule } from "./listener-rule";
import { loadBalancer } from "./load-balancer";
import { targetGroup } from "./target-group";

export const elbv2Types: readonly ResourceType[] = [loadBalancer, targetGroup, listener, listenerRule];
