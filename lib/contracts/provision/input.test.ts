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
const placed = (...placementStrategy: object[]) => ec2({ placementStrategy });
const rollout = (minimumHealthyPercent: number, maximumPercent: number) => ({
  rollout: { minimumHealthyPercent, maximumPercent },
});
const vpc = (cidr: string) => ({ network: { kind: "new", cidr } });
const divided = (...subnets: string[]) => ({ network: { kind: "new", cidr: "10.0.0.0/16", subnets } });
const existing = (vpcId: string, ...subnetIds: string[]) => ({ network: { kind: "existing", vpcId, subnetIds } });
const check = (more: object) => ({ healthCheck: more });

const long = (length: number) => `/${"a".repeat(length - 1)}`;
const own = (more: object) => ({ entry: { kind: "own", ...more } });
const certificate = (arn: string) => own({ certificateArn: arn });
const subnets = (count: number) =>
  Array.from({ length: count }, (_, index) => `subnet-0a1b2c${String(index).padStart(2, "0")}`);
const tenths = (count: number) => Array.from({ length: count }, (_, index) => `10.0.${index}.0/24`);
/** A service after the first. */
const further = (more: object = {}) => ({
  ...{ clusterName: "ecs-dev", serviceName: "orders-dev", image: "httpd", containerPort: 80, desiredCount: 1 },
  ...{ path: "/orders", variableName: "ordersElb", ...more },
});
const all = (...more: object[]) => ({ more: more.map((each) => further(each)) });
const beside = (more: object = {}) => all({ entry: { kind: "beside", of: 0, paths: ["/a"], priority: 1, ...more } });
const many = (count: number) =>
  all(...Array.from({ length: count }, (_, index) => ({ serviceName: `s${index}`, path: `/p${index}` })));

const clusterOnMachines = (length: number, instances: object = {}) => ({
  ...ec2({}, instances),
  clusterName: "a".repeat(length),
});

const TABLE: FieldRow[] = [
  ["clusterName", { clusterName: "a".repeat(255) }, { clusterName: "a".repeat(256) }],
  ["clusterName", clusterOnMachines(46), clusterOnMachines(47)],
  ["clusterName", clusterOnMachines(255, { kind: "existing" }), clusterOnMachines(256, { kind: "existing" })],
  ["more.0.clusterName", all(clusterOnMachines(46)), all(clusterOnMachines(47))],
  ["clusterName", { clusterName: "ecs_dev-1" }, { clusterName: "ecs dev" }],
  ["serviceName", { serviceName: "a".repeat(32) }, { serviceName: "a".repeat(33) }],
  ["serviceName", { serviceName: "hello-dev" }, { serviceName: "hello-" }],
  ["serviceName", { serviceName: "internals" }, { serviceName: "internal-hello" }],
  ["image", { image: "x.dkr.ecr.us-east-1.amazonaws.com/a/b@sha256:00" }, { image: "httpd 2.4" }],
  ["image", { image: "a".repeat(255) }, { image: "a".repeat(256) }],
  ["containerPort", { containerPort: 65_535 }, { containerPort: 65_536 }],
  ["containerPort", { containerPort: "1" }, { containerPort: 0 }],
  ["command", { command: "x".repeat(4096) }, { command: "x".repeat(4097) }],
  ["desiredCount", { desiredCount: 5_000 }, { desiredCount: 5_001 }],
  ["desiredCount", { desiredCount: 0 }, { desiredCount: -1 }],
  ["desiredCount", { desiredCount: "0" }, { desiredCount: " " }],
  ["desiredCount", { desiredCount: 1 }, { desiredCount: 0.5 }],
  ["api.id", { api: { id: "abc123" } }, { api: { id: "not an id" } }],
  ["api.name", { api: { name: "Écho & Co" } }, { api: { name: "a\tb" } }],
  ["api.name", { api: { name: "a".repeat(255) } }, { api: { name: "a".repeat(256) } }],
  ["path", { path: long(512) }, { path: long(513) }],
  // Of the unreserved characters API Gateway takes no tilde in a path part.
  ["path", { path: "/a.b_c:d-e" }, { path: "/~ada" }],
  ["path", { path: "/a/{id}/b" }, { path: "/a/{id" }],
  ["path", { path: "/shop/{proxy+}" }, { path: "/{proxy+}/shop" }],
  ["path", { path: "/a" }, { path: "/" }],
  [
    "upstreamPath",
    { path: "/shop/{proxy+}", upstreamPath: "/{proxy}" },
    { path: "/shop/{proxy+}", upstreamPath: "/{id}" },
  ],
  ["upstreamPath", { upstreamPath: "" }, { upstreamPath: "api" }],
  ["upstreamPath", { upstreamPath: "/~ada/" }, { upstreamPath: "/a?b" }],
  ["upstreamPath", { upstreamPath: long(512) }, { upstreamPath: long(513) }],
  ["methods", { methods: ["GET", "ANY"] }, { methods: [] }],
  ["methods.0", { methods: ["PATCH"] }, { methods: ["TRACE"] }],
  ["stage", { stage: "a".repeat(128) }, { stage: "a".repeat(129) }],
  ["stage", { stage: "pre_prod-1" }, { stage: "pre.prod" }],
  ["variableName", { variableName: "a".repeat(64) }, { variableName: "a".repeat(65) }],
  ["variableName", { variableName: "a_1" }, { variableName: "a-1" }],
  ["launch.memory", fargate(256, 2048), fargate(256, 3072)],
  ["launch.memory", fargate(512, 1024), fargate(512, 512)],
  ["launch.memory", fargate(512, 4096), fargate(512, 5120)],
  ["launch.memory", fargate(1024, 2048), fargate(1024, 1024)],
  ["launch.memory", fargate(1024, 8192), fargate(1024, 9216)],
  ["launch.memory", fargate(2048, 4096), fargate(2048, 3072)],
  ["launch.memory", fargate(2048, 16_384), fargate(2048, 17_408)],
  ["launch.memory", fargate(4096, 8192), fargate(4096, 7168)],
  ["launch.memory", fargate(4096, 30_720), fargate(4096, 31_744)],
  ["launch.memory", fargate(4096, 9216), fargate(4096, 9000)],
  ["launch.memory", fargate(8192, 20_480), fargate(8192, 17_408)],
  ["launch.memory", fargate(16_384, 122_880), fargate(16_384, 122_881)],
  ["launch.cpu", fargate(16_384, 32_768), fargate(32_768, 65_536)],
  ["launch.cpu", fargate("1024", "2048"), fargate(1000, 2048)],
  ["launch.cpu", ec2({ cpu: 0 }), ec2({ cpu: -1 })],
  ["launch.cpu", ec2({ cpu: 196_608 }), ec2({ cpu: 196_609 })],
  ["launch.memory", ec2({ memory: 12_582_912 }), ec2({ memory: 12_582_913 })],
  ["launch.memory", ec2({ memory: 6 }), ec2({ memory: 5 })],
  ["launch.instances.instanceType", ec2({}, { instanceType: "t2.micro" }), ec2({}, { instanceType: "micro" })],
  [
    "launch.instances.instanceType",
    ec2({}, { instanceType: `t3.${"x".repeat(61)}` }),
    ec2({}, { instanceType: `t3.${"x".repeat(62)}` }),
  ],
  ["launch.instances.count", ec2({}, { count: 1 }), ec2({}, { count: 0 })],
  ["launch.instances.count", ec2({}, { count: 50 }), ec2({}, { count: 51 })],
  ["launch.instances.minSize", ec2({}, { count: 2, minSize: 2 }), ec2({}, { count: 2, minSize: 3 })],
  ["launch.instances.maxSize", ec2({}, { count: 2, maxSize: 2 }), ec2({}, { count: 2, maxSize: 1 })],
  ["launch.instances.askedBy", ec2({}, { askedBy: "launchType" }), ec2({}, { askedBy: "EC2" })],
  ["executionRole", { executionRole: { kind: "none" }, logs: { enabled: false } }, { executionRole: { kind: "none" } }],
  [
    "executionRole",
    { ...ec2(), executionRole: { kind: "none" } },
    {
      ...ec2(),
      executionRole: { kind: "none" },
      definition: { container: { secrets: [{ name: "A", valueFrom: "b" }] } },
    },
  ],
  ["more.0.executionRole", all({ executionRole: { kind: "new" } }), all({ executionRole: { kind: "none" } })],
  ["targetGroupPort", { targetGroupPort: 65_535 }, { targetGroupPort: 0 }],
  ["containerInsights", { containerInsights: "enhanced" }, { containerInsights: "on" }],
  ["names.loadBalancer", { names: { loadBalancer: "web-lb" } }, { names: { loadBalancer: "internal-web" } }],
  ["names.targetGroup", { names: { targetGroup: "internal-web" } }, { names: { targetGroup: "web_tg" } }],
  ["names.autoScalingGroup", { names: { autoScalingGroup: "web tier/1" } }, { names: { autoScalingGroup: "a\tb" } }],
  ["names.capacityProvider", { names: { capacityProvider: "web_1-a" } }, { names: { capacityProvider: "ecs-web" } }],
  ["names.logGroup", { names: { logGroup: "/shop/logs_1.a#b" } }, { names: { logGroup: "/shop logs" } }],
  ["network.cidr", vpc("10.0.0.0/16"), vpc("10.0.0.0/15")],
  ["network.cidr", vpc("10.1.2.0/26"), vpc("10.1.2.0/27")],
  ["network.cidr", vpc("192.168.0.0/24"), vpc("192.168.0.1/24")],
  ["network.cidr", vpc("172.16.0.0/16"), vpc("172.256.0.0/16")],
  ["network.subnets", divided("10.0.0.0/25", "10.0.0.128/25"), divided("10.0.0.0/25")],
  ["network.subnets", divided("10.0.0.0/17", "10.0.128.0/17"), divided("10.0.0.0/17", "10.0.0.0/24")],
  ["network.subnets", divided(...tenths(6)), divided(...tenths(7))],
  ["network.subnets.1", divided("10.0.0.0/24", "10.0.255.0/24"), divided("10.0.0.0/24", "10.1.0.0/24")],
  ["network.subnets.1", divided("10.0.0.0/24", "10.0.1.0/27"), divided("10.0.0.0/24", "10.0.1.0/28")],
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
  ["network.subnetIds", existing("vpc-0a1b2c3d", ...subnets(20)), existing("vpc-0a1b2c3d", ...subnets(21))],
  ["network.subnetIds.1", existing("vpc-0a1b2c3d", ...subnets(2)), existing("vpc-0a1b2c3d", "subnet-0a1b2c3d", "eu-1")],
  [
    "executionRole.arn",
    { executionRole: { kind: "existing", arn: "arn:aws:iam::123456789012:role/a/b" } },
    { executionRole: { kind: "existing", arn: "a" } },
  ],
  ["logs.retentionDays", { logs: { retentionDays: 3653 } }, { logs: { retentionDays: 2 } }],
  ["logs.retentionDays", { logs: { retentionDays: null } }, { logs: { retentionDays: 0 } }],
  ["entry.listenerArn", rule(), rule({ listenerArn: "arn" })],
  ["entry.pathPrefix", rule({ pathPrefix: "/a/b" }), rule({ pathPrefix: "/a/*" })],
  ["entry.pathPrefix", rule({ pathPrefix: long(126) }), rule({ pathPrefix: long(127) })],
  ["entry.priority", rule({ priority: 1 }), rule({ priority: 0 })],
  ["entry.priority", rule({ priority: 50_000 }), rule({ priority: 50_001 })],
  ["entry.port", own({ port: 65_535 }), own({ port: 65_536 })],
  ["entry.port", own({ port: 1 }), own({ port: 0 })],
  ["entry.pathPrefix", own({ pathPrefix: "/a" }), own({ pathPrefix: "a" })],
  ["entry.sslPolicy", own({ sslPolicy: "a".repeat(255) }), own({ sslPolicy: "a".repeat(256) })],
  [
    "entry.certificateArn",
    certificate("arn:aws:acm:us-east-1:123456789012:certificate/0a1b"),
    certificate("arn:aws:s3:::certificate/0a1b"),
  ],
  [
    "entry.certificateArn",
    certificate("arn:aws:iam::123456789012:server-certificate/a/b"),
    certificate("arn:aws:iam::123456789012:role/a"),
  ],
  ["entry", {}, { entry: { kind: "beside", of: 0, paths: ["/a"], priority: 1 } }],
  ["more", many(9), many(10)],
  ["more.0.serviceName", all({}), all({ serviceName: LEAST.serviceName })],
  ["more.0.image", all({ image: "a" }), all({ image: "" })],
  [
    "more.0.path",
    { path: "/a/{id}", ...all({ path: "/a/{id}/b" }) },
    { path: "/a/{id}", ...all({ path: "/a/{no}/b" }) },
  ],
  [
    "more.1.path",
    all({ path: "/a/b" }, { serviceName: "c", path: "/{a}" }),
    all({ path: "/{b}" }, { serviceName: "c", path: "/{a+}" }),
  ],
  [
    "more.0.methods",
    all({ path: "/helloworld", methods: ["POST", "ANY"] }),
    all({ path: "/helloworld", methods: ["POST", "GET"] }),
  ],
  ["more.0.upstreamPath", all({ path: "/{a}", upstreamPath: "/{a}" }), all({ path: "/{a}", upstreamPath: "/{b}" })],
  ["more.0.entry.of", beside(), beside({ of: 1 })],
  ["more.0.entry.of", beside(), { ...rule(), ...beside() }],
  ["more.0.entry.of", beside(), beside({ of: 9 })],
  ["more.0.entry.of", beside({ of: 0 }), beside({ of: -1 })],
  ["more.0.entry.of", beside(), beside({ of: 0.5 })],
  [
    "more.0.entry.paths",
    beside({ paths: ["/a", "/b", "/c", "/d", "/e"] }),
    beside({ paths: ["/a", "/b", "/c", "/d", "/e", "/f"] }),
  ],
  ["more.0.entry.paths", beside(), beside({ paths: [] })],
  ["more.0.entry.paths.0", beside({ paths: [long(128)] }), beside({ paths: [long(129)] })],
  ["more.0.entry.paths.0", beside({ paths: ["*"] }), beside({ paths: [""] })],
  ["more.0.entry.priority", beside({ priority: 1 }), beside({ priority: 0 })],
  ["more.0.entry.priority", beside({ priority: 50_000 }), beside({ priority: 50_001 })],
  ["more.0.entry.pathPrefix", beside({ pathPrefix: "/a" }), beside({ pathPrefix: "/a/" })],
  ["variables.a", { variables: { a: "b".repeat(512) } }, { variables: { a: "b".repeat(513) } }],
  ["variables.a", { variables: { a: "x:8080/~a?b#c=d,e&f" } }, { variables: { a: "b c" } }],
  ["variables.a-b", { variables: { a_b: "c" } }, { variables: { "a-b": "c" } }],
  ["deregistrationDelaySeconds", { deregistrationDelaySeconds: 0 }, { deregistrationDelaySeconds: -1 }],
  ["deregistrationDelaySeconds", { deregistrationDelaySeconds: 3600 }, { deregistrationDelaySeconds: 3601 }],
  ["rollout.minimumHealthyPercent", rollout(0, 200), rollout(-1, 200)],
  ["rollout.minimumHealthyPercent", rollout(100, 200), rollout(101, 200)],
  ["rollout.maximumPercent", rollout(50, 100), rollout(50, 99)],
  ["rollout.maximumPercent", rollout(100, 200), rollout(100, 201)],
  ["rollout.maximumPercent", rollout(100, 101), rollout(100, 100)],
  [
    "launch.placementStrategy",
    placed(...Array(5).fill({ type: "random" })),
    placed(...Array(6).fill({ type: "random" })),
  ],
  ["launch.placementStrategy.0.type", placed({ type: "random" }), placed({ type: "stack" })],
  [
    "launch.placementStrategy.0.field",
    placed({ type: "spread", field: "attribute:ecs.availability-zone" }),
    placed({ type: "spread", field: "zone" }),
  ],
  ["launch.placementStrategy.0.field", placed({ type: "spread", field: "instanceId" }), placed({ type: "spread" })],
  [
    "launch.placementStrategy.0.field",
    placed({ type: "binpack", field: "memory" }),
    placed({ type: "binpack", field: "disk" }),
  ],
  ["healthCheck.path", check({ path: long(1024) }), check({ path: long(1025) })],
  ["healthCheck.path", check({ path: "/healthz?full=1" }), check({ path: "healthz" })],
  ["healthCheck.matcher", check({ matcher: "200,302-304" }), check({ matcher: "500" })],
  ["healthCheck.matcher", check({ matcher: "200-499" }), check({ matcher: "199-499" })],
  ["healthCheck.matcher", check({ matcher: "200-399" }), check({ matcher: "399-200" })],
  ["healthCheck.matcher", check({ matcher: "200-300,400" }), check({ matcher: "200-300-400" })],
  ["healthCheck.matcher", check({ matcher: "200,200-201" }), check({ matcher: "200-200" })],
  ["healthCheck.matcher", check({ matcher: "200" }), check({ matcher: "200," })],
  ["healthCheck.intervalSeconds", check({ intervalSeconds: 300 }), check({ intervalSeconds: 301 })],
  [
    "healthCheck.intervalSeconds",
    check({ intervalSeconds: 5, timeoutSeconds: 4 }),
    check({ intervalSeconds: 4, timeoutSeconds: 2 }),
  ],
  [
    "healthCheck.timeoutSeconds",
    check({ intervalSeconds: 300, timeoutSeconds: 120 }),
    check({ intervalSeconds: 300, timeoutSeconds: 121 }),
  ],
  ["healthCheck.timeoutSeconds", check({ timeoutSeconds: 9 }), check({ timeoutSeconds: 10 })],
  ["healthCheck.timeoutSeconds", check({ timeoutSeconds: 2 }), check({ timeoutSeconds: 1 })],
  ["healthCheck.healthyThreshold", check({ healthyThreshold: 10 }), check({ healthyThreshold: 11 })],
  ["healthCheck.healthyThreshold", check({ healthyThreshold: 2 }), check({ healthyThreshold: 1 })],
  ["healthCheck.unhealthyThreshold", check({ unhealthyThreshold: 10 }), check({ unhealthyThreshold: 11 })],
  ["healthCheck.unhealthyThreshold", check({ unhealthyThreshold: 2 }), check({ unhealthyThreshold: 1 })],
  ["healthCheck.graceSeconds", check({ graceSeconds: 2_147_483_647 }), check({ graceSeconds: 2_147_483_648 })],
  ["healthCheck.graceSeconds", check({ graceSeconds: 0 }), check({ graceSeconds: 0.5 })],
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
      deregistrationDelaySeconds: 300,
      rollout: { minimumHealthyPercent: 100, maximumPercent: 200 },
      circuitBreaker: true,
    });
  });

  fieldTable(provisionInput, LEAST, TABLE);
});
