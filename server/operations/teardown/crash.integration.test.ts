import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import { CreateListenerCommand, CreateLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { exampleOf } from "../provision/example";
import { accountOf } from "../testing/account";
import { type CrashBench, startCrashBench } from "../testing/crash-bench";
import type { Planned } from "../testing/planned";
import { shapeOf } from "../testing/shape";
import { wholeAccount } from "../testing/whole-account";

/**
 * The life of two environments: one on instances of its own in a network of its own, with a load balancer and an API of
 * its own, and one on Fargate that is a guest of others' network, load balancer and API. In an account whose process is
 * killed at every write of either; what they are like tells an account that is left alone.
 */
interface Account {
  bench: CrashBench;
  planned: Planned[];
  /** Before there was anything of Stageway's. */
  fresh: Awaited<ReturnType<typeof wholeAccount>>;
}
let killed: Account;
let calm: Account;
beforeAll(async () => {
  [killed, calm] = await Promise.all([openAccount(), openAccount()]);
});
afterAll(() => Promise.all([killed?.bench.close(), calm?.bench.close()]));

const EXAMPLE = { ...exampleOf("dev"), image: "stageway/echo", command: "" };

const owner = provisionInput.parse({
  ...EXAMPLE,
  clusterName: "ecs-owner",
  serviceName: "owner",
  api: { name: "Own" },
  methods: ["GET", "POST"],
  more: [
    {
      ...EXAMPLE,
      clusterName: "ecs-owner",
      serviceName: "beside",
      path: "/beside",
      desiredCount: 1,
      launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "existing" } },
      entry: { kind: "beside", of: 0, paths: ["/beside", "/beside/*"], priority: 20 },
    },
  ],
  network: { kind: "new", cidr: "10.7.0.0/16" },
  launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
});

/** With a load balancer and an API of somebody's. */
async function openAccount(): Promise<Account> {
  const bench = await startCrashBench();
  const { elbv2, ec2, apigateway } = bench.endpoint;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.map(({ SubnetId = "" }) => SubnetId);
  const VpcId = Subnets[0]?.VpcId ?? "";
  const group = { GroupName: "theirs", Description: "theirs", VpcId };
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(group));
  const web = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, ...web }));
  const balancer = { Name: "theirs", Subnets: subnetIds, SecurityGroups: [GroupId] };
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand(balancer));
  const { LoadBalancerArn } = LoadBalancers?.[0] ?? {};
  const nothing = { Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "404" } };
  const at = { LoadBalancerArn, Port: 80, Protocol: "HTTP" as const };
  const { Listeners } = await elbv2.send(new CreateListenerCommand({ ...at, DefaultActions: [nothing] }));
  await apigateway.send(new CreateRestApiCommand({ name: "Theirs" }));
  const guest = provisionInput.parse({
    ...EXAMPLE,
    clusterName: "ecs-guest",
    serviceName: "guest",
    api: { name: "Theirs" },
    path: "/guest",
    desiredCount: 1,
    network: { kind: "existing", vpcId: VpcId, subnetIds },
    entry: { kind: "rule", listenerArn: Listeners?.[0]?.ListenerArn, pathPrefix: "/guest", priority: 10 },
  });
  const planned: Planned[] = [owner, guest].map((input) => ({ kind: "provision", input }));
  return { bench, planned, fresh: await wholeAccount(bench.endpoint) };
}

/** What has begun last has succeeded: two operations at once, or one. */
const SUCCEEDED = { status: "succeeded" };
const BOTH_SUCCEEDED = [SUCCEEDED, SUCCEEDED];

/** Runs to the end with a kill at every write that fits, and answers the names of the writes. */
async function runCutting({ bench, planned }: Account, succeeded = BOTH_SUCCEEDED, at = /./): Promise<string[]> {
  const { came, cut } = await bench.runCuttingAt(at, ...planned);
  expect(came.slice(0, succeeded.length), cut.join(", ")).toMatchObject(succeeded);
  await bench.kill();
  return cut.map((name) => name.replace(/(?<=\/(restapis|resources|deployments)\/)\w+/g, "ID"));
}

/** What an account has, without its numbers, and how many snapshots. */
async function stateOf({ bench }: Account) {
  const { apis } = await accountOf(bench.endpoint);
  const snapshots = apis.map(({ name, deployments }) => [name, deployments?.length]).sort();
  return { shape: await shapeOf(bench.endpoint), snapshots };
}

/** Adds a service to the stage of the first, which others call by now. */
async function planMore({ bench, planned }: Account): Promise<void> {
  const { apis } = await accountOf(bench.endpoint);
  const id = apis.find(({ name }) => name === "Own")?.id ?? "";
  const added = { clusterName: "ecs-owner", serviceName: "added", path: "/added", variableName: "addedElb" };
  const input = provisionInput.parse({ ...EXAMPLE, ...added, api: { id }, desiredCount: 1 });
  planned.push({ kind: "provision", input });
}

/** Some twenty starts of a process, on a machine that has other things to do. */
const PATIENCE_MS = 300_000;

describe("kill -9 at every write, between AWS's answer and its record", () => {
  it(
    "what is made is the same as without, and nothing of it twice",
    async () => {
      const [cut] = await Promise.all([
        runCutting(killed),
        calm.bench.run(...calm.planned).then((came) => expect(came).toMatchObject(BOTH_SUCCEEDED)),
      ]);
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
          "CreateLogGroup",
          "RegisterTaskDefinition",
          "CreateLoadBalancer",
          "CreateTargetGroup",
          "CreateListener",
          "CreateRule",
          "CreateService",
          "POST /restapis",
          "POST /restapis/ID/resources/ID",
          "PUT /restapis/ID/resources/ID/methods/GET",
          "POST /restapis/ID/deployments",
        ]),
      );
      expect(await stateOf(killed)).toEqual(await stateOf(calm));
    },
    PATIENCE_MS,
  );

  it(
    "a service that is added to a stage that answers: the same, and the stage is moved once",
    async () => {
      await Promise.all([planMore(killed), planMore(calm)]);
      const [cut] = await Promise.all([
        // The rest is as above.
        runCutting(killed, [SUCCEEDED], / \/restapis/),
        calm.bench.run(...calm.planned).then((came) => expect(came[0]).toMatchObject(SUCCEEDED)),
      ]);
      expect(cut).toEqual(expect.arrayContaining(["POST /restapis/ID/deployments", "PATCH /restapis/ID/stages/dev"]));
      expect(await stateOf(killed)).toEqual(await stateOf(calm));
    },
    PATIENCE_MS,
  );

  it(
    "once both are removed, the account is as it was",
    async () => {
      const { apis } = await accountOf(killed.bench.endpoint);
      const scopes = apis.map(({ id = "" }) => ({ apiId: id, stage: "dev" }));
      killed.planned.push(...scopes.map((input) => ({ kind: "teardown" as const, input })));
      expect(await runCutting(killed)).toEqual(
        expect.arrayContaining([
          "DELETE /restapis/ID/stages/dev",
          "DELETE /restapis/ID/deployments/ID",
          "DELETE /restapis/ID/resources/ID/methods/GET",
          "DELETE /restapis/ID/resources/ID",
          "DELETE /restapis/ID",
          "UpdateService",
          "DeleteService",
          "DeleteRule",
          "DeleteListener",
          "DeleteLoadBalancer",
          "DeleteTargetGroup",
          "DeregisterTaskDefinition",
          "DeleteTaskDefinitions",
          "DeleteCluster",
          "DeleteCapacityProvider",
          "DeleteAutoScalingGroup",
          "DeleteLaunchTemplate",
          "DeleteSecurityGroup",
          "DeleteInstanceProfile",
          "DeleteRole",
          "DeleteLogGroup",
          "DeleteSubnet",
          "DeleteRouteTable",
          "DeleteInternetGateway",
          "DeleteVpc",
        ]),
      );
      expect(await wholeAccount(killed.bench.endpoint)).toEqual(killed.fresh);
    },
    PATIENCE_MS,
  );
});
