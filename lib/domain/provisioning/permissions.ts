import type { Command } from "../cli/command";
import { impliedBy } from "../cli/implied";
import { permissionOf } from "../cli/permission";
import type { Planned } from "./planned";
import { capacityName } from "./wanted-capacity";

/**
 * The IAM actions that making the environment takes, sorted: those of the script's commands with what they imply, and
 * those of the guided run, which looks before it makes anything and waits until it stands.
 */
export function permissionsFor(plan: Planned[]): string[] {
  const commands = plan.flatMap(commandsOf);
  const machines = new Set(plan.flatMap(({ kind, name }) => (kind === "Launch template" ? [name] : [])));
  const byHand = commands.flatMap((each) => [permissionOf(each), ...impliedBy(each)]);
  return [
    ...new Set([...byHand, ...plan.flatMap(guidedBy), ...commands.flatMap((each) => machinesOf(each, machines))]),
  ].sort();
}

const commandsOf = ({ commands }: Planned): Command[] =>
  commands.filter((each): each is Command => "operation" in each);

function guidedBy(planned: Planned): string[] {
  const { kind, commands } = planned;
  const isChosen = kind === "VPC" && commands.length === 0;
  // A chosen role is handed on as it is.
  const isHandedOn = kind === "Task execution role" && commands.length === 0;
  return [
    ...(isHandedOn ? [] : (GUIDED[kind] ?? [])),
    ...(isChosen ? ["ec2:DescribeRouteTables"] : []),
    ...(isKeptForEver(planned) ? ["logs:DeleteRetentionPolicy"] : []),
  ];
}

/** A log group that the environment has may have been kept for some days. */
const isKeptForEver = ({ kind, commands }: Planned): boolean =>
  kind === "Log group" && !commands.some((each) => "operation" in each && each.operation === "PutRetentionPolicy");

/** By where the service runs: on AWS's machines, on those that are made for its cluster, or on those that it has. */
function machinesOf({ operation, input }: Command, machines: ReadonlySet<string>): string[] {
  if (operation !== "CreateService" || "networkConfiguration" in input) return [];
  const isMade = "cluster" in input && machines.has(capacityName({ clusterName: String(input.cluster) }));
  return isMade ? JOINED : [...JOINED, ...REACHABLE];
}

/** Whether machines have joined the cluster. */
const JOINED = ["ecs:ListContainerInstances"];
/** Whether those that somebody else has made let the load balancer in. */
const REACHABLE = ["ec2:DescribeInstances", "ec2:DescribeSecurityGroups", "ecs:DescribeContainerInstances"];

const ROLE = ["iam:GetRole", "iam:ListAttachedRolePolicies"];

/** By kind of resource: how it is looked for, and how one that the environment has is set as the form wants it. */
const GUIDED: Record<string, string[]> = {
  VPC: ["ec2:DescribeSubnets", "ec2:DescribeVpcs"],
  "Internet gateway": ["ec2:DescribeInternetGateways"],
  "Route table": ["ec2:DescribeRouteTables"],
  "Security group": ["ec2:DescribeSecurityGroups"],
  "Load balancer": ["elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeTags"],
  "Target group": [
    "elasticloadbalancing:DescribeTags",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:ModifyTargetGroup",
    "elasticloadbalancing:ModifyTargetGroupAttributes",
  ],
  Listener: ["elasticloadbalancing:DescribeListeners"],
  "Listener rule": ["elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTags"],
  Cluster: ["ecs:DescribeClusters"],
  "Task execution role": ROLE,
  "Log group": ["logs:DescribeLogGroups", "logs:ListTagsForResource"],
  "Task definition": ["ecs:DescribeTaskDefinition"],
  "Instance role and profile": [...ROLE, "iam:GetInstanceProfile"],
  "Launch template": [
    "ec2:CreateLaunchTemplateVersion",
    "ec2:DescribeLaunchTemplateVersions",
    "ec2:DescribeLaunchTemplates",
  ],
  "Auto Scaling group": ["autoscaling:DescribeAutoScalingGroups"],
  "Capacity provider": ["ecs:DescribeCapacityProviders"],
  // Its rollout is followed to its targets, and to the tasks that stopped on the way.
  Service: [
    "ecs:DescribeServices",
    "ecs:DescribeTasks",
    "ecs:ListTasks",
    "ecs:UpdateService",
    "elasticloadbalancing:DescribeTargetHealth",
  ],
  API: ["apigateway:GET"],
};
