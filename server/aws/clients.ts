import "server-only";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { type Settings, settings } from "../settings";

/** By the namespace that every command's schema names. */
const CLIENTS = {
  "com.amazonaws.apigateway": APIGatewayClient,
  "com.amazonaws.autoscaling": AutoScalingClient,
  "com.amazonaws.cloudformation": CloudFormationClient,
  "com.amazonaws.ec2": EC2Client,
  "com.amazonaws.ecs": ECSClient,
  "com.amazonaws.elasticloadbalancingv2": ElasticLoadBalancingV2Client,
  "com.amazonaws.cloudwatchlogs": CloudWatchLogsClient,
  "com.amazonaws.iam": IAMClient,
  "com.amazonaws.ssm": SSMClient,
  "com.amazonaws.sts": STSClient,
} as const;

/** As the AWS CLI names the services. */
export const SERVICES = {
  "com.amazonaws.apigateway": "apigateway",
  "com.amazonaws.autoscaling": "autoscaling",
  "com.amazonaws.cloudformation": "cloudformation",
  "com.amazonaws.ec2": "ec2",
  "com.amazonaws.ecs": "ecs",
  "com.amazonaws.elasticloadbalancingv2": "elbv2",
  "com.amazonaws.cloudwatchlogs": "logs",
  "com.amazonaws.iam": "iam",
  "com.amazonaws.ssm": "ssm",
  "com.amazonaws.sts": "sts",
} as const;

export type Namespace = keyof typeof CLIENTS;
export type ServiceName = (typeof SERVICES)[Namespace];
type AnyClient = InstanceType<(typeof CLIENTS)[Namespace]>;

const KEY = Symbol.for("stageway.aws.clients");
const shared = globalThis as { [KEY]?: Map<Namespace, AnyClient> };

/** The process's one client of a service. */
export function clientOf(namespace: Namespace): AnyClient {
  shared[KEY] ??= new Map();
  const known = shared[KEY].get(namespace);
  if (known) return known;
  const made = new CLIENTS[namespace](clientConfig(settings()));
  shared[KEY].set(namespace, made);
  return made;
}

/** Closes every connection; the next call opens new ones. For shutdown and tests. */
export function closeClients(): void {
  for (const client of shared[KEY]?.values() ?? []) client.destroy();
  delete shared[KEY];
}

export const isNamespace = (name: unknown): name is Namespace => typeof name === "string" && name in CLIENTS;

function clientConfig(from: Settings) {
  return {
    region: from.region,
    // `call` repeats what may be repeated; the SDK would repeat writes as well.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 50 }),
      httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
    },
    // For `aws` the SDK finds endpoint and credentials itself, service by service. The embedded endpoint knows exactly
    // this key; a person's own credentials must never be sent to it.
    ...(from.connection === "local"
      ? { endpoint: from.endpoint ?? undefined, credentials: { accessKeyId: "test", secretAccessKey: "test" } }
      : {}),
  };
}
