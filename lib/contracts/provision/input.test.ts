import { describe, expect, it } from "vitest";
import { type FieldRow, fieldTable } from "../testing/field-table";
import { type ProvisionRequest, provisionInput } from "./input";

const LEAST: ProvisionRequest = {
  clusterName: "ecs-dev",
  serviceName: "helloworld-dev",
  image: "httpd:2.4",
  containerPort: 80,
  desiredCount: 2,
  api: { name: "EcsDemoAPI" },
  path: "/helloworld",
  stage: "dev",
  variableName: "helloworldElb",
};
const LISTENER =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
const rule = (more: object = {}) => ({
  entry: { kind: "rule", listenerArn: LISTENER, pathPrefix: "/hello", priority: 10, ...more },
});
const fargate = (cpu: unknown, memory: unknown) => ({ launch: { type: "FARGATE", cpu, memory } });
const ec2 = (more: object = {}, instances: object = {}) => ({
  launch: { type: "EC2", cpu: 128, memory: 128, instances: { kind: "new", ...instances }, ...more },
});
const vpc = (cidr: string) => ({ network: { kind: "new", cidr } });
const existing = (vpcId: string, ...subnetIds: string[]) => ({ network: { kind: "existing", vpcId, subnetIds } });
const check = (more: object) => ({ healthCheck: more });

const TABLE: FieldRow[] = [
  ["clusterName", { clusterName: "a".repeat(255) }, { clusterName: "a".repeat(256) }],
  ["clusterName", { clusterName: "ecs_dev-1" }, { clusterName: "ecs dev" }],
  ["serviceName", { serviceName: "a".repeat(32) }, { serviceName: "a".repeat(33) }],
  ["serviceName", { serviceName: "hello-dev" }, { serviceName: "hello-" }],
  ["serviceName", { serviceName: "internals" }, { serviceName: "internal-hello" }],
  ["image", { image: "x.dkr.ecr.us-east-1.amazonaws.com/a/b@sha256:00" }, { image: "httpd 2.4" }],
  ["containerPort", { containerPort: 65_535 }, { containerPort: 65_536 }],
  ["containerPort", { containerPort: "1" }, { containerPort: 0 }],
  ["command", { command: "x".repeat(4096) }, { command: "x".repeat(4097) }],
  ["desiredCount", { desiredCount: 5_000 }, { desiredCount: 5_001 }],
  ["desiredCount", { desiredCount: "0" }, { desiredCount: " " }],
  ["desiredCount", { desiredCount: 1 }, { desiredCount: 0.5 }],
  ["api.id", { api: { id: "abc123" } }, { api: { id: "not an id" } }],
  ["path", { path: "/a/{id}/b" }, { path: "/a/{id" }],
  ["path", { path: "/shop/{proxy+}" }, { path: "/{proxy+}/shop" }],
  ["path", { path: "/a" }, { path: "/" }],
  [
    "upstreamPath",
    { path: "/shop/{proxy+}", upstreamPath: "/{proxy}" },
    { path: "/shop/{proxy+}", upstreamPath: "/{id}" },
  ],
  ["upstreamPath", { upstreamPath: "" }, { upstreamPath: "api" }],
  ["methods", { methods: ["GET", "ANY"] }, { methods: [] }],
  ["methods.0", { methods: ["PATCH"] }, { methods: ["TRACE"] }],
  ["stage", { stage: "a".repeat(128) }, { stage: "a".repeat(129) }],
  ["stage", { stage: "pre_prod-1" }, { stage: "pre.prod" }],
  ["variableName", { variableName: "a".repeat(64) }, { variableName: "a".repeat(65) }],
  ["variableName", { variableName: "a_1" }, { variableName: "a-1" }],
  ["launch.memory", fargate(256, 2048), fargate(256, 3072)],
  ["launch.memory", fargate(8192, 20_480), fargate(8192, 17_408)],
  ["launch.memory", fargate(16_384, 122_880), fargate(16_384, 122_881)],
  ["launch.cpu", fargate("1024", "2048"), fargate(1000, 2048)],
  ["launch.cpu", ec2({ cpu: 0 }), ec2({ cpu: -1 })],
  ["launch.memory", ec2({ memory: 6 }), ec2({ memory: 5 })],
  ["launch.instances.instanceType", ec2({}, { instanceType: "t2.micro" }), ec2({}, { instanceType: "micro" })],
  ["launch.instances.count", ec2({}, { count: 50 }), ec2({}, { count: 51 })],
  ["network.cidr", vpc("10.0.0.0/16"), vpc("10.0.0.0/15")],
  ["network.cidr", vpc("10.1.2.0/27"), vpc("10.1.2.0/28")],
  ["network.cidr", vpc("192.168.0.0/24"), vpc("192.168.0.1/24")],
  ["network.cidr", vpc("172.16.0.0/16"), vpc("172.256.0.0/16")],
  [
    "network.vpcId",
    existing("vpc-0a1b2c3d", "subnet-0a1b2c3d", "subnet-0a1b2c3e"),
    existing("vpc", "subnet-0a1b2c3d", "subnet-0a1b2c3e"),
  ],
  [
    "network.subnetIds",
    existing("vpc-0a1b2c3d", "subnet-0a1b2c3d", "subnet-0a1b2c3e"),
    existing("vpc-0a1b2c3d", "subnet-0a1b2c3d"),
  ],
  [
    "executionRole.arn",
    { executionRole: { kind: "existing", arn: "arn:aws:iam::123456789012:role/a/b" } },
    { executionRole: { kind: "existing", arn: "a" } },
  ],
  ["logs.retentionDays", { logs: { retentionDays: 3653 } }, { logs: { retentionDays: 2 } }],
  ["logs.retentionDays", { logs: { retentionDays: null } }, { logs: { retentionDays: 0 } }],
  ["entry.listenerArn", rule(), rule({ listenerArn: "arn" })],
  ["entry.pathPrefix", rule({ pathPrefix: "/a/b" }), rule({ pathPrefix: "/a/*" })],
  ["entry.priority", rule({ priority: 50_000 }), rule({ priority: 50_001 })],
  ["healthCheck.path", check({ path: "/healthz?full=1" }), check({ path: "healthz" })],
  ["healthCheck.matcher", check({ matcher: "200,302-304" }), check({ matcher: "500" })],
  ["healthCheck.intervalSeconds", check({ intervalSeconds: 300 }), check({ intervalSeconds: 301 })],
  [
    "healthCheck.intervalSeconds",
    check({ intervalSeconds: 5, timeoutSeconds: 4 }),
    check({ intervalSeconds: 4, timeoutSeconds: 2 }),
  ],
  ["healthCheck.timeoutSeconds", check({ timeoutSeconds: 9 }), check({ timeoutSeconds: 10 })],
  ["healthCheck.timeoutSeconds", check({ timeoutSeconds: 2 }), check({ timeoutSeconds: 1 })],
  ["healthCheck.healthyThreshold", check({ healthyThreshold: 10 }), check({ healthyThreshold: 11 })],
  ["healthCheck.unhealthyThreshold", check({ unhealthyThreshold: 2 }), check({ unhealthyThreshold: 1 })],
  ["healthCheck.graceSeconds", check({ graceSeconds: 0 }), check({ graceSeconds: -1 })],
];

describe("the input of provisioning", () => {
  it("takes the least, and fills in the rest as the walkthrough has it", () => {
    expect(provisionInput.parse(LEAST)).toMatchObject({
      methods: ["GET"],
      launch: { type: "FARGATE", cpu: 256, memory: 512 },
      network: { kind: "default" },
      executionRole: { kind: "new" },
      logs: { enabled: true, retentionDays: 30 },
      entry: { kind: "own" },
      healthCheck: { path: "/", matcher: "200-399", intervalSeconds: 10 },
      circuitBreaker: true,
    });
  });

  fieldTable(provisionInput, LEAST, TABLE);
});
