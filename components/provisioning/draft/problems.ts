import type { FieldName, Problems } from "./draft";

/** Where a message of the schema stands in the form, when its path is not the field's own name. */
const FIELDS: Record<string, FieldName> = {
  "api.id": "apiId",
  "api.name": "apiName",
  api: "apiName",
  "launch.cpu": "containerCpu",
  "launch.memory": "containerMemory",
  "launch.instances.instanceType": "instanceType",
  "launch.instances.count": "instanceCount",
  "network.vpcId": "vpcId",
  "network.subnetIds": "subnetIds",
  "network.cidr": "cidr",
  executionRole: "role",
  "executionRole.arn": "roleArn",
  "logs.retentionDays": "retentionDays",
  "entry.listenerArn": "listenerArn",
  "entry.pathPrefix": "pathPrefix",
  "entry.priority": "priority",
  "healthCheck.path": "checkPath",
  "healthCheck.matcher": "matcher",
  "healthCheck.intervalSeconds": "intervalSeconds",
  "healthCheck.timeoutSeconds": "timeoutSeconds",
  "healthCheck.healthyThreshold": "healthyThreshold",
  "healthCheck.unhealthyThreshold": "unhealthyThreshold",
  "healthCheck.graceSeconds": "graceSeconds",
  "rollout.minimumHealthyPercent": "minimumHealthyPercent",
  "rollout.maximumPercent": "maximumPercent",
};

/** The fields whose path in the schema is their name. */
const OWN: FieldName[] = [
  "clusterName",
  "serviceName",
  "image",
  "containerPort",
  "command",
  "desiredCount",
  "path",
  "upstreamPath",
  "methods",
  "stage",
  "variableName",
  "deregistrationDelaySeconds",
];

/** The schema's messages by path, at the fields of the form; the first of each field. */
export function problemsFrom(fields: Record<string, string> | undefined): Problems {
  const problems: Problems = {};
  for (const [path, message] of Object.entries(fields ?? {})) {
    const field = fieldAt(path);
    if (field) problems[field] ??= field === "carried" ? `${wholeOf(path)}${message}` : message;
  }
  return problems;
}

/** What is carried over has no fields of its own: the message says what it is about. */
const CARRIED =
  /^(?:more|definition|variables|targetGroupPort|containerInsights|launch\.placementStrategy|launch\.instances\.(?:minSize|maxSize|askedBy)|network\.subnets|entry\.(?:port|certificateArn|sslPolicy))(?:\.|$)/;

/** `more.0.serviceName` → `Service 2, serviceName: ` */
function wholeOf(path: string): string {
  const [, index, rest] = /^more\.(\d+)(?:\.(.*))?$/.exec(path) ?? [];
  return index === undefined ? `${path}: ` : `Service ${Number(index) + 2}${rest ? `, ${rest}` : ""}: `;
}

/** `network.subnetIds.0` belongs to its list. */
function fieldAt(path: string): FieldName | undefined {
  if (CARRIED.test(path)) return "carried";
  const plain = path.replace(/\.\d+$/, "");
  return FIELDS[plain] ?? OWN.find((name) => name === plain);
}
