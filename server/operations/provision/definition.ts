import "server-only";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { anyInput, type Definition, type Step } from "../definition";
import { api } from "./api/api";
import { integration } from "./api/integration";
import { method } from "./api/method";
import { resource } from "./api/resource";
import { stage } from "./api/stage";
import { autoScalingGroup } from "./capacity/auto-scaling-group";
import { capacityProvider } from "./capacity/capacity-provider";
import { instanceGroup } from "./capacity/instance-group";
import { instanceRole } from "./capacity/instance-role";
import { instancesJoined } from "./capacity/instances-joined";
import { instancesReachable } from "./capacity/instances-reachable";
import { launchTemplate } from "./capacity/launch-template";
import { cluster } from "./containers/cluster";
import { logGroup } from "./containers/log-group";
import { service } from "./containers/service";
import { taskDefinition } from "./containers/task-definition";
import { probe } from "./health/probe";
import { targetsHealthy } from "./health/targets-healthy";
import { listener } from "./load-balancing/listener";
import { listenerRule } from "./load-balancing/listener-rule";
import { loadBalancer } from "./load-balancing/load-balancer";
import { loadBalancerActive } from "./load-balancing/load-balancer-active";
import { sharedListener } from "./load-balancing/shared-listener";
import { targetGroup } from "./load-balancing/target-group";
import { network } from "./network/network";
import { loadBalancerGroup, taskGroup } from "./network/security-groups";
import { nthKey, nthStep } from "./nth";
import { executionRole } from "./roles/execution-role";

/** What each service has of its own. */
const OF_SERVICE: Step<ProvisionInput>[] = [
  cluster,
  executionRole,
  logGroup,
  taskDefinition,
  sharedListener,
  loadBalancerGroup,
  taskGroup,
  loadBalancer,
  targetGroup,
  listener,
  listenerRule,
  loadBalancerActive,
  instanceRole,
  instanceGroup,
  launchTemplate,
  autoScalingGroup,
  capacityProvider,
  instancesJoined,
  instancesReachable,
  service,
  targetsHealthy,
  resource,
  method,
  integration,
  probe,
];
const OWN = new Set(OF_SERVICE.map(({ key }) => key));

/** Beside the first. */
const FURTHER = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One snapshot with the paths of all services, bound to all of them. */
const stageOfAll = {
  ...stage,
  after: [0, ...FURTHER].flatMap((index) => stage.after.map((key) => nthKey(key, index))),
};

const definition: Definition<ProvisionInput> = {
  kind: "provision",
  parse: (input) => provisionInput.parse(input),
  steps: [
    network,
    api,
    ...OF_SERVICE,
    ...FURTHER.flatMap((index) => OF_SERVICE.map((step) => nthStep(step, index, OWN))),
    stageOfAll,
  ],
};

/** Makes an environment, from the cluster to a stage that answers. Done again, it changes nothing. */
export const provision = anyInput(definition);
