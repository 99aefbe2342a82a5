import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeTasksCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { SetSecurityGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApi } from "./services/apigateway/tests/support";
import { register, subnetsOf } from "./services/ecs/tests/setup";
import { createChain, groundOf, healthOf } from "./services/elbv2/testing/chain";
import { eventually } from "./services/elbv2/testing/eventually";
import { startTestEndpoint, type TestEndpoint } from "./testing";

// Security groups all the way: gateway -> load balancer -> task, opened one after the other.

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint();
});
afterAll(() => aws.close());

async function securityGroup(GroupName: string): Promise<string> {
  const { vpcId: VpcId } = await groundOf(aws);
  const input = { GroupName, Description: GroupName, VpcId };
  return (await aws.ec2.send(new CreateSecurityGroupCommand(input))).GroupId ?? "";
}

const letIn = (GroupId: string, from: { CidrIp: string } | { GroupId: string }) =>
  aws.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: "tcp",
          FromPort: 80,
          ToPort: 80,
          ...("CidrIp" in from ? { IpRanges: [from] } : { UserIdGroupPairs: [from] }),
        },
      ],
    }),
  );

it("a request passes once every hop lets it in", async () => {
  const [front, inside] = [await securityGroup("front"), await securityGroup("inside")];
  const { dns, groupArn, balancerArn } = await createChain(aws, "guarded");
  await aws.elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn: balancerArn, SecurityGroups: [front] }));
  await aws.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await aws.ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName: "guarded",
      taskDefinition: await register(aws, "guarded", { image: "stageway/hello:2", entryPoint: [], command: [] }),
      desiredCount: 1,
      launchType: "FARGATE",
      healthCheckGracePeriodSeconds: 600,
      networkConfiguration: { awsvpcConfiguration: { subnets: await subnetsOf(aws), securityGroups: [inside] } },
      loadBalancers: [{ targetGroupArn: groupArn, containerName: "web", containerPort: 80 }],
    }),
  );
  const api = await createApi(aws);
  await api.method("/", { uri: "http://$" + "{stageVariables.elb}/", timeoutInMillis: 3_000 });
  await api.deploy("dev", { elb: dns });
  const ask = async () => {
    const response = await fetch(api.url("dev"));
    return { status: response.status, body: (await response.json()) as unknown };
  };

  expect(await ask()).toEqual({ status: 504, body: { message: "Endpoint request timed out" } });

  await letIn(front, { CidrIp: "0.0.0.0/0" });
  await eventually(async () =>
    expect(Object.values(await healthOf(aws, groupArn))).toMatchObject([
      { State: "unhealthy", Reason: "Target.Timeout" },
    ]),
  );
  // The load balancer is reached, and waits in vain for its target.
  expect(await ask()).toEqual({ status: 504, body: { message: "Endpoint request timed out" } });

  await letIn(inside, { GroupId: front });
  await eventually(async () =>
    expect(Object.values(await healthOf(aws, groupArn))).toMatchObject([{ State: "healthy" }]),
  );
  const { taskArns } = await aws.ecs.send(new ListTasksCommand({ cluster: "main" }));
  const { tasks } = await aws.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }));
  const taskId = tasks?.[0]?.taskArn?.split("/").at(-1);
  expect(await ask()).toEqual({ status: 200, body: { hello: "world", version: 2, taskId } });
});
