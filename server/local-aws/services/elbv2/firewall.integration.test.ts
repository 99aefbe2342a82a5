import { get } from "node:http";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { SetSecurityGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { createNetworkInterface } from "../ec2/network-interfaces";
import { type Backend, startBackend } from "./testing/backend";
import { call } from "./testing/call";
import { createChain, groundOf, healthOf, registerTargets } from "./testing/chain";
import { eventually } from "./testing/eventually";

let endpoint: TestEndpoint;
const backends: Backend[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(async () => {
  await Promise.all(backends.map((backend) => backend.close()));
  await endpoint.close();
});

const tcp = (port: number, from: string): IpPermission => ({
  IpProtocol: "tcp",
  FromPort: port,
  ToPort: port,
  ...(from.startsWith("sg-") ? { UserIdGroupPairs: [{ GroupId: from }] } : { IpRanges: [{ CidrIp: from }] }),
});

async function securityGroup(name: string, ...permissions: IpPermission[]): Promise<string> {
  const { vpcId } = await groundOf(endpoint);
  const input = { GroupName: name, Description: name, VpcId: vpcId };
  const { GroupId = "" } = await endpoint.ec2.send(new CreateSecurityGroupCommand(input));
  if (permissions.length > 0) await letIn(GroupId, ...permissions);
  return GroupId;
}

const letIn = (GroupId: string, ...IpPermissions: IpPermission[]) =>
  endpoint.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));

/** A target with a network interface of these security groups. */
async function task(...securityGroupIds: string[]): Promise<Backend> {
  const { subnets } = await groundOf(endpoint);
  const request = { subnetId: subnets[0] ?? "", securityGroupIds };
  const { privateIpAddress } = createNetworkInterface(endpoint.world, "us-east-1", request);
  const backend = await startBackend(endpoint.world, privateIpAddress);
  backends.push(backend);
  return backend;
}

async function chainWith(name: string, ...SecurityGroups: string[]) {
  const chain = await createChain(endpoint, name);
  const command = new SetSecurityGroupsCommand({ LoadBalancerArn: chain.balancerArn, SecurityGroups });
  await endpoint.elbv2.send(command);
  return chain;
}

/** Through the endpoint's own port, by the load balancer's name. */
function statusByName(dns: string, timeoutMs: number): Promise<number | "no answer"> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(endpoint.url);
    const request = get({
      host: "127.0.0.1",
      port,
      path: "/",
      headers: { host: dns },
      timeout: timeoutMs,
      agent: false,
    });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("timeout", () => {
      resolve("no answer");
      request.destroy();
    });
    request.on("error", reject);
  });
}

describe("client -> load balancer", () => {
  test("only what a rule lets in from anywhere gets through, from the moment it changes", async () => {
    const open = await securityGroup("open", tcp(80, "0.0.0.0/0"));
    const { dns } = await chainWith("front", open);
    const route = () => endpoint.world.network.resolve(dns, 80, "internet");
    expect(route()).toMatchObject({ kind: "open" });
    expect(route()).not.toHaveProperty("filtered");
    // No target yet: the load balancer's own answer.
    expect(await statusByName(dns, 5_000)).toBe(503);
    await endpoint.ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId: open, IpPermissions: [tcp(80, "0.0.0.0/0")] }),
    );
    expect(route()).toMatchObject({ filtered: true });
    expect(await statusByName(dns, 200)).toBe("no answer");
    await letIn(open, tcp(80, "10.0.0.0/8"));
    expect(route()).toMatchObject({ filtered: true });
    await letIn(open, tcp(80, "0.0.0.0/0"));
    expect(route()).not.toHaveProperty("filtered");
    // A closed port refuses; a filtered one does not even do that.
    expect(endpoint.world.network.resolve(dns, 8080, "internet")).toMatchObject({ filtered: true });
    await letIn(open, tcp(8080, "0.0.0.0/0"));
    expect(endpoint.world.network.resolve(dns, 8080, "internet")).toEqual({ kind: "refused" });
  });

  test("the default group lets nobody in from outside: the connection is taken and never answered", async () => {
    const { dns } = await createChain(endpoint, "closed");
    const route = endpoint.world.network.resolve(dns, 80, "internet");
    expect(route).toMatchObject({ kind: "open", filtered: true });
    const port = route.kind === "open" ? route.loopbackPort : 0;
    await expect(fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
  });
});

// They mostly wait for health checks: all at once.
describe.concurrent("load balancer -> task", () => {
  test("a health check that is dropped times out, and passes once a rule lets it in", async () => {
    const front = await securityGroup("lb", tcp(80, "0.0.0.0/0"));
    const inside = await securityGroup("tasks", tcp(8080, front));
    const { groupArn, dns } = await chainWith("blocked", front);
    const target = await task(inside);
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () =>
      expect((await healthOf(endpoint, groupArn))[target.id]).toEqual({
        State: "unhealthy",
        Reason: "Target.Timeout",
        Description: "Request timed out",
      }),
    );
    expect(target.requests).toBe(0);
    // Fail-open sends the request on all the same, into the void.
    const answer = await call(endpoint.world, dns);
    expect(answer.status).toBe(504);
    expect(answer.body).toContain("504 Gateway Time-out");
    expect(target.requests).toBe(0);
    await letIn(inside, tcp(80, front));
    await eventually(
      async () => expect((await healthOf(endpoint, groupArn))[target.id]).toEqual({ State: "healthy" }),
      20_000,
    );
    expect((await call(endpoint.world, dns)).body).toBe(target.id);
  });

  test("a rule may name the load balancer's subnets, all of them", async () => {
    const front = await securityGroup("lb-cidr", tcp(80, "0.0.0.0/0"));
    const { groupArn } = await chainWith("cidr", front);
    const some = await task(await securityGroup("one-subnet", tcp(80, "172.31.0.0/20")));
    const all = await task(await securityGroup("vpc", tcp(80, "172.31.0.0/16")));
    await registerTargets(endpoint, groupArn, some, all);
    await eventually(async () => {
      const health = await healthOf(endpoint, groupArn);
      expect([health[some.id]?.Reason, health[all.id]?.State]).toEqual(["Target.Timeout", "healthy"]);
    });
  });

  test("members of the default group reach each other", async () => {
    const { groupArn } = await createChain(endpoint, "default");
    const target = await task();
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () => expect((await healthOf(endpoint, groupArn))[target.id]?.State).toBe("healthy"));
  });

  test("the load balancer's own rules for the way out count, too", async () => {
    const mute = await securityGroup("mute", tcp(80, "0.0.0.0/0"));
    const everything = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await endpoint.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: mute, IpPermissions: [everything] }));
    const { groupArn } = await chainWith("mute", mute);
    const target = await task(await securityGroup("any", tcp(80, "0.0.0.0/0")));
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () =>
      expect((await healthOf(endpoint, groupArn))[target.id]).toMatchObject({ Reason: "Target.Timeout" }),
    );
  });
});

test("a deleted interface's address is filtered no longer", async () => {
  const { subnets } = await groundOf(endpoint);
  const { deleteNetworkInterface } = await import("../ec2/network-interfaces");
  const created = createNetworkInterface(endpoint.world, "us-east-1", { subnetId: subnets[0] ?? "" });
  const address = created.privateIpAddress;
  const release = endpoint.world.network.attach(address);
  const stranger = { region: "us-east-1", cidrs: ["10.0.0.0/8"], groups: [] };
  expect(endpoint.world.network.resolve(address, 80, stranger)).toMatchObject({ filtered: true });
  deleteNetworkInterface(endpoint.world, "us-east-1", created.networkInterfaceId);
  expect(endpoint.world.network.resolve(address, 80, stranger)).toEqual({ kind: "refused" });
  release();
});

test("asking is quick: a hundred thousand times in well under a second of work", async () => {
  const front = await securityGroup("quick", tcp(80, "0.0.0.0/0"));
  const { dns } = await chainWith("quick", front);
  endpoint.world.network.resolve(dns, 80, "internet");
  const start = process.cpuUsage();
  for (let turn = 0; turn < 100_000; turn++) endpoint.world.network.resolve(dns, 80, "internet");
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
});
