import "server-only";
import { anyInput, type Definition } from "../definition";
import { check } from "./check";
import { type RemovalInput, removalInput } from "./input";
import { autoScalingGroups, capacityProviders, instanceProfiles, launchTemplates } from "./steps/capacity";
import { clusters, taskDefinitions } from "./steps/containers";
import { apis, deployments, methods, resources, stage } from "./steps/gateway";
import { logGroups, roles } from "./steps/leftovers";
import { listeners, loadBalancers, rules, targetGroups } from "./steps/load-balancing";
import { internetGateways, routeTables, securityGroups, subnets, vpcs } from "./steps/network";
import { proof } from "./steps/proof";
import { services } from "./steps/service";

const definition: Definition<RemovalInput> = {
  kind: "teardown",
  parse: (input) => removalInput.parse(input),
  steps: [
    check,
    stage,
    deployments,
    methods,
    resources,
    apis,
    services,
    rules,
    listeners,
    loadBalancers,
    targetGroups,
    taskDefinitions,
    capacityProviders,
    autoScalingGroups,
    clusters,
    launchTemplates,
    securityGroups,
    subnets,
    routeTables,
    internetGateways,
    vpcs,
    instanceProfiles,
    roles,
    logGroups,
    proof,
  ],
};

/** Removes an environment, or what is left of one, and proves that nothing is. Done again, it removes what is still there. */
export const teardown = anyInput(definition);
