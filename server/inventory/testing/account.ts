import type { LoadBalancerFact, MethodFact } from "@/lib/domain/facts";
import { createInventory } from "../create-inventory";
import type { Source } from "../walk/source";

export const OLD = balancer("old");
export const NEW = balancer("new");

/** An account on a clock of the test's own: an API with one stage, bound to what `boundTo` says. */
export function account() {
  let now = 1_000_000;
  const state = {
    boundTo: OLD.dnsName,
    serves: "dep1",
    balancers: [OLD],
    deployments: ["dep1"],
    paths: ["/helloworld"],
    stages: Promise.resolve(),
    /** How often each was asked for. */
    lists: 0,
    deploymentLists: 0,
    trees: 0,
  };
  const nothing = async () => [];
  const source: Source = {
    listApis: async () => [{ id: "api1", name: "EcsDemoAPI" }],
    listStages: async () => {
      await state.stages;
      return [{ apiId: "api1", stage: "dev", deploymentId: state.serves, variables: { helloworldElb: state.boundTo } }];
    },
    getStage: async () => ({ apiId: "api1", stage: "dev", deploymentId: state.serves, variables: {} }),
    listDeployments: async () => {
      state.deploymentLists += 1;
      return state.deployments.map((id) => ({ id }));
    },
    exportMethods: async () => [method("/helloworld")],
    editableApi: async () => {
      state.trees += 1;
      return { paths: [...state.paths], methods: state.paths.map(method) };
    },
    listLoadBalancers: async () => {
      state.lists += 1;
      return state.balancers;
    },
    listListeners: nothing,
    listTargetGroups: nothing,
    listTargetHealth: nothing,
    listClusters: nothing,
    listServices: nothing,
    listTasks: nothing,
    instancesBehind: async () => ({}),
    listStoppedTasks: nothing,
    listStoppedInCluster: nothing,
    listStoppedBesides: nothing,
    filterLogs: async () => ({ events: [], left: "none" as const }),
    getTaskDefinition: async () => {
      throw new Error("no service, so no task definition");
    },
    resolves: async () => false,
    describeGroupRules: nothing,
    listApiTree: nothing,
    describeBalancingTags: async () => ({}),
    listAutoScalingGroups: nothing,
    listCapacityProviders: nothing,
    listLaunchTemplates: nothing,
    listInstanceProfiles: nothing,
    listRoles: nothing,
    listMarkedVpcs: nothing,
    listMarkedSubnets: nothing,
    listMarkedRouteTables: nothing,
    listMarkedGateways: nothing,
    findLogGroup: nothing,
    listLogGroups: nothing,
    tagLogGroup: nothing,
    listSecurityGroups: nothing,
    listNetworkInterfaces: nothing,
    listActiveDefinitions: nothing,
  };
  const inventory = createInventory({ source, clock: () => now });
  const read = async () => (await inventory.read()).loadBalancers.value?.map(({ name }) => name);
  return {
    inventory,
    read,
    state,
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

const method = (path: string): MethodFact => ({
  httpMethod: "GET",
  path,
  integration: { type: "HTTP_PROXY", uri: "http://${stageVariables.helloworldElb}" },
});

function balancer(name: string): LoadBalancerFact {
  const dnsName = `${name}-1.us-east-1.elb.amazonaws.com`;
  return { arn: `arn:${name}`, name, dnsName, state: "active", type: "application" };
}
