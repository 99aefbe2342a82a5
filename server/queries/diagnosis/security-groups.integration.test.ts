/** Security groups between load balancer and tasks: named as what is shut, and opened by the command that is shown. */
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { SetSecurityGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createChain, groundOf } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { getEnvironment } from "../environment";
import { getEnvironments } from "../environments";
import { getLoadBalancer } from "../load-balancer";
import { faults } from "../testing/control";
import { diagnosed, environment, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { healed } from "../testing/remedies";
import { create, register } from "../testing/service";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  pointAt(endpoint.url);
});
afterAll(() => endpoint.close());

const everyone = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

async function securityGroup(GroupName: string): Promise<string> {
  const { vpcId: VpcId } = await groundOf(endpoint);
  const input = { GroupName, Description: GroupName, VpcId };
  return (await endpoint.ec2.send(new CreateSecurityGroupCommand(input))).GroupId ?? "";
}

/** A service behind a load balancer that everyone reaches, each in a group of its own; the tasks' lets nobody in. */
async function guarded(name: string, graceSeconds = 600) {
  const [outer, inner] = [await securityGroup(`${name}-lb`), await securityGroup(`${name}-tasks`)];
  await endpoint.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: outer, IpPermissions: everyone }));
  const { dns, groupArn, balancerArn } = await createChain(endpoint, name);
  await endpoint.elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn: balancerArn, SecurityGroups: [outer] }));
  const { subnets } = await groundOf(endpoint);
  await create(endpoint, name, groupArn, {
    taskDefinition: await register(endpoint, name),
    healthCheckGracePeriodSeconds: graceSeconds,
    networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [inner] } },
  });
  return { apiId: await environment(endpoint, { elb: dns }), outer, inner };
}

// They mostly wait for health checks: all at once.
describe.concurrent("a security group", () => {
  it("of the tasks that does not let the load balancer in, wherever it is looked at", async () => {
    const { apiId, outer, inner } = await guarded("shut");
    const words = `Security group ${inner} (shut-tasks) of shut's tasks does not let the load balancer's ${outer} in on port 80.`;
    const { detail, cause } = await diagnosed(apiId, {
      hop: "targetGroup",
      code: "target.securityGroup",
      words: /shut/,
    });
    expect(detail.causes).toEqual([cause]);
    expect(cause.message).toContain(`The only target of shut is unhealthy: ${words}`);
    expect(detail.environment.reasonCode).toBe("Target.Timeout");
    expect(hopOf(detail, "target")).toMatchObject({ code: "Target.Timeout", words });
    const evidence = hopOf(detail, "targetGroup")?.evidence;
    expect(evidence).toContainEqual({
      label: `${inner} (shut-tasks) lets in`,
      value: "nothing",
      at: expect.any(String),
    });
    const { environments } = await getEnvironments();
    expect(environments.find((each) => each.apiId === apiId)?.reason).toBe(cause.message);
    expect((await getLoadBalancer("shut")).targetGroups?.[0]).toMatchObject({ words: cause.message });
    await healed(apiId, cause);
  });

  it("of the load balancer that does not let it out", async () => {
    const { apiId, outer, inner } = await guarded("inward");
    await endpoint.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: inner, IpPermissions: everyone }));
    const IpPermissions = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    await endpoint.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: outer, IpPermissions }));
    const { cause } = await diagnosed(apiId, {
      hop: "targetGroup",
      code: "target.securityGroup",
      words: /\(inward-lb\) of the load balancer does not let it out to inward's tasks/,
    });
    await healed(apiId, cause);
  });

  it("while ECS has the tasks replaced, for which the load balancer finds them unhealthy", async () => {
    const { apiId } = await guarded("replaced", 0);
    const { paths } = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => hopOf(now, "task")?.code === "target.securityGroup",
      90,
    );
    const task = paths[0]?.hops.find(({ kind }) => kind === "task");
    expect(task?.words).toMatch(/^Security group \S+ \(replaced-tasks\) .* Service replaced runs \d of 1 tasks\.$/);
    expect(task?.remedy?.cli).toMatch(/ authorize-security-group-ingress /);
  });
});

it("that this server may not read: what is likely is said, and what is not known", async () => {
  await faults(endpoint, {
    service: "ec2",
    operation: "DescribeSecurityGroups",
    error: { code: "UnauthorizedOperation", status: 403 },
  });
  const { apiId } = await guarded("hidden");
  const { detail, cause } = await diagnosed(apiId, {
    hop: "targetGroup",
    code: "targetGroup.allUnhealthy",
    words: /not answered within 2 s/,
  });
  await faults(endpoint);
  expect(cause.remedy?.text).toMatch(/security group/);
  expect(detail.unknown).toMatchObject([{ family: "securityGroups", code: "aws_denied" }]);
});
