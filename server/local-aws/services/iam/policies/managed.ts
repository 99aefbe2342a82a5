/** Policies that AWS keeps for everyone, as far as environments use them (AWS managed policy reference). */
import { createHash } from "node:crypto";
import type { PolicyRecord } from "../records";

const SINCE = new Date("2015-02-06T18:40:00Z");

/** By what follows `arn:aws:iam::aws:policy/`: what they allow, on all resources. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "service-role/AmazonECSTaskExecutionRolePolicy": [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
  ],
  "service-role/AmazonEC2ContainerServiceforEC2Role": [
    "ec2:DescribeTags",
    "ecs:CreateCluster",
    "ecs:DeregisterContainerInstance",
    "ecs:DiscoverPollEndpoint",
    "ecs:Poll",
    "ecs:RegisterContainerInstance",
    "ecs:StartTelemetrySession",
    "ecs:UpdateContainerInstancesState",
    "ecs:Submit*",
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
  ],
  "service-role/AmazonEC2ContainerServiceRole": [
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:Describe*",
    "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:Describe*",
    "elasticloadbalancing:RegisterTargets",
  ],
  "service-role/AmazonAPIGatewayPushToCloudWatchLogs": [
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
    "logs:GetLogEvents",
    "logs:FilterLogEvents",
  ],
  "aws-service-role/AmazonECSServiceRolePolicy": ["ec2:*NetworkInterface*", "ec2:Describe*", "elasticloadbalancing:*"],
  "aws-service-role/AutoScalingServiceRolePolicy": ["ec2:*", "elasticloadbalancing:*", "iam:PassRole"],
  "aws-service-role/AWSElasticLoadBalancingServiceRolePolicy": ["ec2:*"],
  AmazonSSMManagedInstanceCore: [
    "ssm:UpdateInstanceInformation",
    "ssm:GetParameter*",
    "ssmmessages:*",
    "ec2messages:*",
  ],
  AmazonEC2ContainerRegistryReadOnly: ["ecr:Get*", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:List*"],
  CloudWatchAgentServerPolicy: ["cloudwatch:PutMetricData", "ec2:DescribeTags", "logs:*"],
  CloudWatchLogsFullAccess: ["logs:*"],
  AmazonECS_FullAccess: ["ecs:*", "elasticloadbalancing:*", "ec2:Describe*", "iam:PassRole"],
  AdministratorAccess: ["*"],
  ReadOnlyAccess: ["*:Describe*", "*:Get*", "*:List*"],
};

const PREFIX = "arn:aws:iam::aws:policy/";

const MANAGED = new Map(Object.entries(ALLOWED).map(([name, actions]) => [PREFIX + name, record(name, actions)]));

export function managedPolicy(arn: string): PolicyRecord | undefined {
  return MANAGED.get(arn);
}

export function managedPolicies(): PolicyRecord[] {
  return [...MANAGED.values()];
}

function record(pathAndName: string, actions: readonly string[]): PolicyRecord {
  const arn = PREFIX + pathAndName;
  const slash = pathAndName.lastIndexOf("/");
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
  });
  return {
    arn,
    name: pathAndName.slice(slash + 1),
    path: `/${pathAndName.slice(0, slash + 1)}`,
    id: `ANPA${createHash("sha256").update(arn).digest("hex").slice(0, 17).toUpperCase()}`,
    createdAt: SINCE,
    updatedAt: SINCE,
    tags: [],
    defaultVersion: "v1",
    versions: [{ id: "v1", document, createdAt: SINCE }],
    lastVersion: 1,
  };
}
