import type { Command } from "./command";

type Call = Pick<Command, "service" | "operation" | "input">;

/**
 * The IAM actions that AWS asks for beside the call's own: for tags given at creation, for roles handed on, for roles
 * that a service makes for itself the first time, and for what it does on the way (service authorization reference,
 * "Dependent actions"; https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html).
 */
export const impliedBy = (call: Call): string[] => [...forTags(call), ...forRoles(call), ...onTheWay(call)];

function forTags({ service, operation, input }: Call): string[] {
  const isTagged = ["tags", "Tags", "TagSpecifications"].some((name) => name in input);
  return isTagged ? (TAGGING[`${service} ${operation}`] ?? TAGGING[service] ?? []) : [];
}

/** Where it differs within a service, by operation. */
const TAGGING: Record<string, string[]> = {
  apigateway: ["apigateway:PUT"],
  autoscaling: ["autoscaling:CreateOrUpdateTags"],
  ec2: ["ec2:CreateTags"],
  ecs: ["ecs:TagResource"],
  elbv2: ["elasticloadbalancing:AddTags"],
  "iam CreateRole": ["iam:TagRole"],
  "iam CreateInstanceProfile": ["iam:TagInstanceProfile"],
  logs: ["logs:TagResource"],
};

const forRoles = ({ operation, input }: Call): string[] =>
  operation === "AddRoleToInstanceProfile" || "executionRoleArn" in input || "taskRoleArn" in input
    ? ["iam:PassRole"]
    : [];

const onTheWay = ({ service, operation }: Call): string[] => ON_THE_WAY[`${service} ${operation}`] ?? [];

const SERVICE_LINKED_ROLE = "iam:CreateServiceLinkedRole";

const ON_THE_WAY: Record<string, string[]> = {
  // A group that launches by a template: its machines, their tags and role, and the image's id from SSM.
  "autoscaling CreateAutoScalingGroup": [
    "ec2:CreateTags",
    "ec2:RunInstances",
    "iam:PassRole",
    "ssm:GetParameters",
    SERVICE_LINKED_ROLE,
  ],
  // ECS marks the group as its own (developer guide, "Amazon ECS capacity providers for the EC2 launch type").
  "ecs CreateCapacityProvider": ["autoscaling:CreateOrUpdateTags"],
  "ecs CreateCluster": [SERVICE_LINKED_ROLE],
  "ecs CreateService": [SERVICE_LINKED_ROLE],
  "elbv2 CreateLoadBalancer": [SERVICE_LINKED_ROLE],
};
