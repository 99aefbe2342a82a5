import { retentionWords } from "@/lib/contracts/provision/retention";
import { type Command, ref, type Wait } from "../cli/command";
import { logGroupName, providerName } from "./given-names";
import { EXECUTION_GRANTS } from "./grants";
import { balancerGroup, securityGroup } from "./load-balancing";
import { networkRefs } from "./network";
import { type Brief, lowerTags, type Planned, tagsOf } from "./planned";
import { policyWords, roleCommands } from "./roles";
import { containerNameOf } from "./services-of";
import { asksProvider } from "./wanted-capacity";
import { wantedDefinition } from "./wanted-definition";

const EXECUTION_ROLE = "Task execution role";

const ecs = (operation: string, input: object): Command => ({ service: "ecs", operation, input });

/** @param shared what an earlier service of the environment has made */
export function planContainers(brief: Brief, shared: { cluster: boolean; logGroup: boolean }): Planned[] {
  const { input } = brief;
  return [
    ...(shared.cluster ? [] : [clusterOf(brief)]),
    ...executionRoleOf(brief),
    ...(input.logs.enabled && !shared.logGroup ? [logGroupOf(brief)] : []),
    definitionOf(brief),
    ...(input.launch.type === "FARGATE" ? [taskGroupOf(brief)] : []),
  ];
}

const insightsOf = (value: string | undefined) =>
  value === undefined ? {} : { settings: [{ name: "containerInsights", value }] };

function clusterOf(brief: Brief): Planned {
  const { clusterName, containerInsights } = brief.input;
  if (brief.known.clusters?.includes(clusterName)) {
    return { kind: "Cluster", name: clusterName, use: "found", tagged: false, commands: [] };
  }
  const commands = [ecs("CreateCluster", { clusterName, ...insightsOf(containerInsights), tags: lowerTags(brief) })];
  return { kind: "Cluster", name: clusterName, use: "ensured", tagged: true, commands };
}

function executionRoleOf(brief: Brief): Planned[] {
  const { granted } = brief;
  const grants = granted?.execution ?? EXECUTION_GRANTS;
  const { serviceName, executionRole } = brief.input;
  if (executionRole.kind === "none") return [];
  if (executionRole.kind === "existing") {
    const chosen = executionRole.arn.slice(executionRole.arn.lastIndexOf("/") + 1);
    return [{ kind: EXECUTION_ROLE, name: chosen, use: "found", tagged: false, commands: [] }];
  }
  const name = `stageway-${serviceName}-execution`;
  const what = `ECS pulls images and writes logs for ${serviceName} with it.`;
  return [
    {
      kind: EXECUTION_ROLE,
      name,
      detail: granted?.execution ? policyWords(grants) : "pull from ECR, write logs",
      use: "ensured",
      tagged: true,
      commands: roleCommands(brief, { name, what, variable: "EXECUTION_ROLE_ARN", grants }),
    },
  ];
}

/** What the task definition names; undefined: none. */
function executionRoleArn({ executionRole }: Brief["input"]): string | undefined {
  if (executionRole.kind === "none") return undefined;
  return executionRole.kind === "existing" ? executionRole.arn : ref("EXECUTION_ROLE_ARN");
}

function logGroupOf(brief: Brief): Planned {
  const { retentionDays } = brief.input.logs;
  const name = logGroupName(brief.input);
  const keep: Command = {
    service: "logs",
    operation: "PutRetentionPolicy",
    input: { logGroupName: name, retentionInDays: retentionDays },
  };
  return {
    kind: "Log group",
    name,
    detail: `kept for ${retentionWords(retentionDays)}`,
    use: "ensured",
    tagged: true,
    cost: "by the gigabyte written and kept",
    commands: [
      { service: "logs", operation: "CreateLogGroup", input: { logGroupName: name, tags: tagsOf(brief) } },
      ...(retentionDays === null ? [] : [keep]),
    ],
  };
}

function definitionOf(brief: Brief): Planned {
  const { input, region } = brief;
  const { logs, image, containerPort } = input;
  const definition = wantedDefinition(input, {
    executionRoleArn: executionRoleArn(input),
    logs: logs.enabled ? { group: logGroupName(input), region } : null,
  });
  const register: Command = {
    ...ecs("RegisterTaskDefinition", { ...definition, tags: lowerTags(brief) }),
    keep: { variable: "TASK_DEFINITION_ARN", query: "taskDefinition.taskDefinitionArn" },
  };
  return {
    kind: "Task definition",
    name: input.serviceName,
    detail: `${image} on port ${containerPort}`,
    use: "ensured",
    tagged: true,
    commands: [register],
  };
}

function taskGroupOf(brief: Brief): Planned {
  const { serviceName, containerPort } = brief.input;
  const name = `stageway-${serviceName}-tasks`;
  return {
    kind: "Security group",
    name,
    detail: `port ${containerPort} from the load balancer only`,
    use: "ensured",
    tagged: true,
    commands: securityGroup(brief, {
      name,
      description: `Tasks of ${serviceName}: from the load balancer only`,
      variable: "TASK_GROUP_ID",
      rule: { FromPort: containerPort, ToPort: containerPort, UserIdGroupPairs: [{ GroupId: balancerGroup }] },
    }),
  };
}

/** Its tasks have public addresses, by which they reach the registry (https://aws.amazon.com/vpc/pricing/). */
const FARGATE_COST = "each task by the second, by CPU and memory, and its public IPv4 address by the hour";

/** After the listener and the capacity: ECS registers the tasks with the target group. */
export function planService(brief: Brief): Planned[] {
  const { serviceName, clusterName, desiredCount, containerPort, launch, circuitBreaker, rollout, healthCheck } =
    brief.input;
  const input = {
    cluster: clusterName,
    serviceName,
    taskDefinition: ref("TASK_DEFINITION_ARN"),
    desiredCount,
    ...placementOf(brief),
    loadBalancers: [
      { targetGroupArn: ref("TARGET_GROUP_ARN"), containerName: containerNameOf(brief.input), containerPort },
    ],
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: circuitBreaker, rollback: circuitBreaker },
      ...rollout,
    },
    healthCheckGracePeriodSeconds: healthCheck.graceSeconds,
    propagateTags: "SERVICE",
    tags: lowerTags(brief),
  };
  const stable: Wait = {
    service: "ecs",
    waiter: "services-stable",
    options: { "--cluster": clusterName, "--services": serviceName },
  };
  const where = launch.type === "FARGATE" ? `Fargate, ${launch.cpu} CPU units, ${launch.memory} MiB` : "own instances";
  return [
    {
      kind: "Service",
      name: serviceName,
      detail: `${desiredCount} tasks on ${where}`,
      use: "ensured",
      tagged: true,
      ...(launch.type === "FARGATE" ? { cost: FARGATE_COST } : {}),
      commands: [ecs("CreateService", input), stable],
    },
  ];
}

function placementOf(brief: Brief): object {
  const { input } = brief;
  if (input.launch.type === "FARGATE") {
    const awsvpcConfiguration = {
      subnets: networkRefs(brief).subnetIds,
      securityGroups: [ref("TASK_GROUP_ID")],
      assignPublicIp: "ENABLED",
    };
    return { launchType: "FARGATE", networkConfiguration: { awsvpcConfiguration } };
  }
  const { placementStrategy } = input.launch;
  const placed = placementStrategy.length > 0 ? { placementStrategy } : {};
  if (!asksProvider(input)) return { launchType: "EC2", ...placed };
  return { capacityProviderStrategy: [{ capacityProvider: providerName(input), weight: 1 }], ...placed };
}
