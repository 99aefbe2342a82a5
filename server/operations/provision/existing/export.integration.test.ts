import { readFileSync } from "node:fs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import { settings } from "@/server/settings";
import type { TestEndpoint } from "../../../local-aws/testing";
import { cfnLint, hasCfnLint } from "../../testing/cfn-lint";
import { furtherListener } from "../../testing/further-listener";
import { answerOf, comparable, defaultNetwork, stackFrom, startAccounts } from "../../testing/made-again";
import { shapeOf } from "../../testing/shape";
import { ended } from "../../testing/stageway";
import { writesOf } from "../../testing/writes";
import { exampleOf } from "../example";
import { startProvisioning } from "../start";
import { exportEnvironment } from "./export-environment";

/** An environment is made, exported, and made again in an empty account: once by its script, once by its template. */
let accounts: Awaited<ReturnType<typeof startAccounts>>;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(() => accounts.close());

/** All that people are handed, by name. */
const templates: Record<string, string> = Object.fromEntries(
  ["ecs-helloworld", "ecs-helloworld-fargate"].map((name) => [
    name,
    readFileSync(`public/cloudformation/${name}.yaml`, "utf8"),
  ]),
);

const wish = (more: Partial<ProvisionRequest>): ProvisionInput =>
  provisionInput.parse({ ...exampleOf("dev"), ...more });

/** As the form stands; with a task definition that says more, and a further service beside it. */
const WITH_MORE = wish({
  desiredCount: 1,
  logs: { retentionDays: null },
  variables: { color: "blue" },
  definition: {
    containerName: "web",
    taskRoleArn: "arn:aws:iam::000000000000:role/app",
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
    ephemeralStorage: { sizeInGiB: 30 },
    volumes: [{ name: "scratch" }],
    container: {
      environment: [
        { name: "LEVEL", value: "debug $HOME `id`" },
        { name: "COLOR", value: "${AWS::Region} {{x}}" },
      ],
      workingDirectory: "/tmp",
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch", readOnly: false }],
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
      linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
      dockerLabels: { "com.example.team": "shop" },
      stopTimeout: 15,
      portMappings: [{ containerPort: 9090, protocol: "tcp" }],
    },
    sidecars: [
      {
        name: "side",
        image: "stageway/echo",
        essential: false,
        environment: [{ name: "PORT", value: "8081" }],
        dependsOn: [{ containerName: "web", condition: "START" }],
        healthCheck: { command: ["CMD-SHELL", "exit 0"], interval: 5 },
        logConfiguration: { logDriver: "awslogs" },
      },
    ],
  },
  more: [
    {
      ...{ clusterName: "ecs-dev", serviceName: "items-dev", image: "stageway/echo", containerPort: 80 },
      ...{ desiredCount: 1, path: "/items", upstreamPath: "/items", variableName: "helloworldElb" },
      entry: { kind: "beside", of: 0, paths: ["/items", "/items/*"], priority: 5 },
    },
  ],
});
const MACHINES = { kind: "new" as const, instanceType: "t2.micro", count: 2, minSize: 1, maxSize: 3 };
const ALL_ITS_OWN = wish({
  desiredCount: 1,
  serviceName: "echo",
  clusterName: "ecs-own",
  image: "stageway/echo",
  command: "",
  api: { name: "Shop" },
  path: "/shop/{proxy+}",
  upstreamPath: "/{proxy}",
  methods: ["GET", "POST"],
  network: { kind: "new", cidr: "10.7.0.0/16" },
  logs: { enabled: false },
  launch: {
    ...{ type: "EC2", cpu: 64, memory: 64, instances: MACHINES },
    placementStrategy: [
      { type: "spread", field: "attribute:ecs.availability-zone" },
      { type: "binpack", field: "memory" },
    ],
  },
  deregistrationDelaySeconds: 20,
  rollout: { minimumHealthyPercent: 50, maximumPercent: 150 },
  healthCheck: { path: "/healthz", matcher: "200", intervalSeconds: 15, graceSeconds: 5 },
  // Its machines let in a second load balancer, for a service that asks for any of them.
  more: [
    {
      ...{ clusterName: "ecs-own", serviceName: "guests", image: "stageway/echo", containerPort: 80 },
      ...{
        desiredCount: 1,
        path: "/guests",
        upstreamPath: "/all",
        methods: ["GET", "POST"],
        variableName: "guestsElb",
      },
      ...{ logs: { enabled: false }, entry: { kind: "own", port: 8080, pathPrefix: "/v2" } },
      definition: { container: { environment: [{ name: "SHOP", value: "1" }] } },
      launch: { type: "EC2", cpu: 64, memory: 64, instances: { ...MACHINES, askedBy: "launchType" } },
    },
  ],
});

/** Made by Stageway, exported, and made again both ways. */
async function madeAgain(input: ProvisionInput): Promise<void> {
  const { operation } = await ended(await startProvisioning(input, "ada"));
  expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
  const apiId = operation.apiId ?? "";
  const [script, template] = await Promise.all([
    exportEnvironment(apiId, "dev", "script"),
    exportEnvironment(apiId, "dev", "template"),
  ]);
  // Of a value that only looks like one of CloudFormation's the linter says that it may be meant.
  templates[input.serviceName] = template.replace("${AWS::Region} {{x}}", "");
  expect(template).toContain("# Carries over everything that is looked at.");
  const untagged = "# CloudFormation tags no listener";
  expect([template.includes(untagged), script.includes(untagged)]).toEqual([true, false]);
  const again = await ended(await startProvisioning(input, "ada"));
  expect(again.operation).toMatchObject({ status: "succeeded" });
  expect(writesOf(again), "all of it is found").toEqual([]);
  const [stack] = await Promise.all([
    defaultNetwork(accounts.byTemplate).then((network) =>
      stackFrom(accounts.byTemplate, template, input.serviceName, network),
    ),
    accounts.cli.sh(script.replaceAll(settings().endpoint ?? "", accounts.byScript.url)),
  ]);
  expect(stack?.StackStatus, stack?.StackStatusReason).toBe("CREATE_COMPLETE");
}

it("an exported environment is made again by its script and by its template", async () => {
  await Promise.all([madeAgain(WITH_MORE), madeAgain(ALL_ITS_OWN)]);
  const made = await comparable(accounts.stageway.endpoint);
  expect(JSON.stringify(made)).toContain(`"LoadBalancerName":"helloworld-dev"`);
  // A script does all in Stageway's own way.
  expect(await shapeOf(accounts.byScript)).toEqual(await shapeOf(accounts.stageway.endpoint));
  expect(await comparable(accounts.byTemplate)).toEqual(made);
  for (const each of [accounts.byScript, accounts.byTemplate]) {
    expect(await answerOf(each, "EcsDemoAPI", "/helloworld")).toBe(200);
    expect(await answerOf(each, "EcsDemoAPI", "/items")).toBe(200);
    expect(await answerOf(each, "Shop", "/shop/a")).toBe(200);
    expect(await answerOf(each, "Shop", "/guests")).toBe(200);
  }
});

/** The load balancer that both environments use, with a listener on another port, as the template's parameters name it. */
async function sharedBalancer(endpoint: TestEndpoint) {
  const { LoadBalancers } = await endpoint.elbv2.send(new DescribeLoadBalancersCommand({ Names: ["helloworld-dev"] }));
  return {
    ListenerArn: await furtherListener(endpoint, "helloworld-dev", 8080),
    SharedLoadBalancerDnsName: `${LoadBalancers?.[0]?.DNSName}:8080`,
    SharedLoadBalancerGroupId: LoadBalancers?.[0]?.SecurityGroups?.[0] ?? "",
  };
}

/** What an account has for a guest. Two subnets of the default VPC are a choice, and stand by their ids. */
async function placeFor(endpoint: TestEndpoint) {
  const { VpcId, SubnetIds } = await defaultNetwork(endpoint);
  return { VpcId, SubnetIds: SubnetIds.split(",").slice(0, 2).join(","), ...(await sharedBalancer(endpoint)) };
}

/** The script for another account: what it names by the ids of its own is that one's. */
function movedTo(script: string, here: Record<string, string>, there: Record<string, string>): string {
  const pairs = Object.entries(here).flatMap(([name, ids]) => {
    const others = (there[name] ?? "").split(",");
    return ids.split(",").map((id, index): [string, string] => [id, others[index] ?? ""]);
  });
  return pairs.reduce((text, [id, other]) => text.replaceAll(id, other), script);
}

it("a guest on another's load balancer, in others' network, is made again beside that other", async () => {
  const here = await placeFor(accounts.stageway.endpoint);
  const guest = wish({
    serviceName: "guest",
    clusterName: "ecs-guest",
    image: "stageway/echo",
    command: "",
    api: { name: "Guest" },
    path: "/orders",
    logs: { retentionDays: 3653 },
    network: { kind: "existing", vpcId: here.VpcId, subnetIds: here.SubnetIds.split(",") },
    entry: { kind: "rule", listenerArn: here.ListenerArn, pathPrefix: "/orders", priority: 7 },
  });
  const { operation } = await ended(await startProvisioning(guest, "ada"));
  expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
  const script = await exportEnvironment(operation.apiId ?? "", "dev", "script");
  expect(script).toContain(`# - the VPC ${here.VpcId} with ${here.SubnetIds.replace(",", ", ")}`);
  expect(script).toContain(`# - the listener ${here.ListenerArn}`);
  const template = await exportEnvironment(operation.apiId ?? "", "dev", "template");
  templates.guest = template;
  expect(template).toContain(`Default: ${here.SharedLoadBalancerDnsName}`);
  const moved = movedTo(script, here, await placeFor(accounts.byScript));
  const [stack] = await Promise.all([
    stackFrom(accounts.byTemplate, template, "guest", await placeFor(accounts.byTemplate)),
    accounts.cli.sh(moved.replaceAll(settings().endpoint ?? "", accounts.byScript.url)),
  ]);
  expect(stack?.StackStatus, stack?.StackStatusReason).toBe("CREATE_COMPLETE");
  const made = await comparable(accounts.stageway.endpoint);
  expect(JSON.stringify(made), "its rule is compared, too").toContain('"Values":["/orders","/orders/*"]');
  for (const each of [accounts.byScript, accounts.byTemplate]) {
    expect(await comparable(each)).toEqual(made);
    expect(await answerOf(each, "Guest", "/orders")).toBe(200);
  }
});

it("CloudFormation's public linter has nothing against our templates, nor against those", ({ skip }) => {
  skip(!hasCfnLint, "cfn-lint is not installed");
  expect(Object.keys(templates)).toHaveLength(5);
  expect(cfnLint(templates)).toBe("");
  expect(cfnLint({ bad: "Resources: { A: { Type: 'AWS::ECS::Cluster', Properties: { Nothing: 1 } } }" })).toMatch(
    /E3002/,
  );
});
