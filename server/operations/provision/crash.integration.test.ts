import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeListenersCommand, DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { accountOf } from "../testing/account";
import { type CrashBench, startCrashBench } from "../testing/crash-bench";
import { shapeOf } from "../testing/shape";
import type { Planned } from "../testing/spawn-worker";
import { exampleOf } from "./example";

/**
 * The life of two environments, one on instances of its own in a network of its own, and one on Fargate that is a guest
 * of the first one's load balancer: in an account whose process is killed at every write, and in one that is left alone.
 */
interface Account {
  bench: CrashBench;
  planned: Planned[];
}
let killed: Account;
let calm: Account;
beforeAll(async () => {
  [killed, calm] = await Promise.all([openAccount(), openAccount()]);
});
afterAll(() => Promise.all([killed?.bench.close(), calm?.bench.close()]));

async function openAccount(): Promise<Account> {
  const bench = await startCrashBench();
  return { bench, planned: [] };
}

const EXAMPLE = { ...exampleOf("dev"), image: "stageway/echo", command: "", api: { name: "Echo" } };

const ownerInput = provisionInput.parse({
  ...EXAMPLE,
  clusterName: "ecs-own",
  serviceName: "owner",
  methods: ["GET", "POST"],
  network: { kind: "new", cidr: "10.7.0.0/16" },
  launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
});

async function guestInput({ bench }: Account) {
  const { elbv2, ec2 } = bench.endpoint;
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const { LoadBalancerArn, VpcId = "" } = LoadBalancers?.[0] ?? {};
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }));
  const listenerArn = Listeners?.[0]?.ListenerArn ?? "";
  return provisionInput.parse({
    ...EXAMPLE,
    clusterName: "ecs-guest",
    serviceName: "guest",
    stage: "prod",
    path: "/guest",
    desiredCount: 1,
    network: { kind: "existing", vpcId: VpcId, subnetIds: Subnets?.map(({ SubnetId = "" }) => SubnetId) ?? [] },
    entry: { kind: "rule", listenerArn, pathPrefix: "/guest", priority: 10 },
  });
}

/** What an account has, without its numbers, and how many snapshots. */
async function stateOf({ bench }: Account) {
  const { apis } = await accountOf(bench.endpoint);
  const snapshots = apis.map(({ deployments }) => deployments?.length);
  return { shape: await shapeOf(bench.endpoint), snapshots };
}

/** Two dozen starts of a process, on a machine that has other things to do. */
const PATIENCE_MS = 400_000;
const SUCCEEDED = { status: "succeeded" };

/** One more operation in both accounts. Answers the names of the writes that were cut. */
async function inBoth(plan: (account: Account) => Promise<Planned>): Promise<string[]> {
  for (const account of [killed, calm]) account.planned.push(await plan(account));
  expect(await calm.bench.run(...calm.planned)).toMatchObject(SUCCEEDED);
  await calm.bench.kill();
  const { outcome, cut } = await killed.bench.runCutting(...killed.planned);
  expect(outcome, cut.join(", ")).toMatchObject(SUCCEEDED);
  await killed.bench.kill();
  return cut.map((name) => name.replace(/(?<=\/restapis\/)\w+/, "API"));
}

const teardownOf =
  (stage: string) =>
  async (account: Account): Promise<Planned> => {
    const { apis } = await accountOf(account.bench.endpoint);
    return { kind: "teardown", input: { apiId: apis[0]?.id ?? "", stage } };
  };

describe("kill -9 at every write, between AWS's answer and its record", () => {
  it(
    "an environment with its own network and instances is made as without",
    async () => {
      const cut = await inBoth(async () => ({ kind: "provision", input: ownerInput }));
      expect(cut).toEqual(
        expect.arrayContaining([
          "CreateVpc",
          "CreateSubnet",
          "CreateInternetGateway",
          "CreateRouteTable",
          "CreateSecurityGroup",
          "AuthorizeSecurityGroupIngress",
          "CreateCluster",
          "CreateRole",
          "CreateInstanceProfile",
          "CreateLaunchTemplate",
          "CreateAutoScalingGroup",
          "CreateCapacityProvider",
          "PutClusterCapacityProviders",
          "RegisterTaskDefinition",
          "CreateLoadBalancer",
          "CreateTargetGroup",
          "CreateListener",
          "CreateService",
          "POST /restapis",
          "POST /restapis/API/deployments",
        ]),
      );
      expect(await stateOf(killed)).toEqual(await stateOf(calm));
    },
    PATIENCE_MS,
  );

  it(
    "a guest of its load balancer likewise",
    async () => {
      const cut = await inBoth(async (account) => ({ kind: "provision", input: await guestInput(account) }));
      expect(cut).toEqual(expect.arrayContaining(["CreateLogGroup", "CreateRule", "CreateService"]));
      expect(await stateOf(killed)).toEqual(await stateOf(calm));
    },
    PATIENCE_MS,
  );

  it(
    "the guest is removed, and the other one has lost nothing",
    async () => {
      const cut = await inBoth(teardownOf("prod"));
      expect(cut).toEqual(expect.arrayContaining(["DeleteRule", "DeleteService", "DeleteLogGroup", "DeleteRole"]));
      expect(await stateOf(killed)).toEqual(await stateOf(calm));
    },
    PATIENCE_MS,
  );
});
