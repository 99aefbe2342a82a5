import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { CreateTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { loadBalancer, register, subnetsOf } from "./setup";

let endpoint: TestEndpoint;
let subnets: string[];
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  subnets = await subnetsOf(endpoint);
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterAll(() => endpoint.close());

describe("what a service is refused for", () => {
  let base: CreateServiceCommandInput;
  let groups: { ip: string; instance: string; loose: string; functions: string };
  beforeAll(async () => {
    await register(endpoint, "refused");
    await register(endpoint, "bridged", { memory: 128 }, { networkMode: "bridge", requiresCompatibilities: ["EC2"] });
    const inactive = await register(endpoint, "inactive");
    await endpoint.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: inactive }));
    const loose = await endpoint.elbv2.send(
      new CreateTargetGroupCommand({ Name: "loose", Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: await vpc() }),
    );
    const functions = await endpoint.elbv2.send(
      new CreateTargetGroupCommand({ Name: "functions", TargetType: "lambda" }),
    );
    groups = {
      functions: functions.TargetGroups?.[0]?.TargetGroupArn ?? "",
      ip: (await loadBalancer(endpoint, "ip")).targetGroupArn,
      instance: (await loadBalancer(endpoint, "instance", { TargetType: "instance" })).targetGroupArn,
      loose: loose.TargetGroups?.[0]?.TargetGroupArn ?? "",
    };
    const networkConfiguration = { awsvpcConfiguration: { subnets } };
    base = {
      cluster: "main",
      serviceName: "refused",
      taskDefinition: "refused",
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration,
    };
  });

  const vpc = async () => {
    return (await endpoint.ec2.send(new DescribeVpcsCommand({}))).Vpcs?.[0]?.VpcId;
  };
  const web = (targetGroupArn: string, more = {}) => ({
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80, ...more }],
  });

  it.each<[message: string | RegExp, change: () => Partial<CreateServiceCommandInput>, name?: string]>([
    ["TaskDefinition not found.", () => ({ taskDefinition: "nothing" }), "ClientException"],
    ["TaskDefinition is inactive", () => ({ taskDefinition: "inactive:1" }), "ClientException"],
    ["TaskDefinition can not be blank.", () => ({ taskDefinition: undefined })],
    ["Task definition does not support launch_type FARGATE.", () => ({ taskDefinition: "bridged" })],
    [
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      () => ({ networkConfiguration: undefined }),
    ],
    [
      "Network Configuration is not valid for the given networkMode of this task definition.",
      () => ({ taskDefinition: "bridged", launchType: "EC2" }),
    ],
    ["subnets can not be empty.", () => ({ networkConfiguration: { awsvpcConfiguration: { subnets: [] } } })],
    [
      /^Error retrieving subnet information for \[subnet-0\]/,
      () => ({ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0"] } } }),
    ],
    [
      /^Error retrieving security group information for \[sg-0\]/,
      () => ({ networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: ["sg-0"] } } }),
    ],
    ["The container api does not exist in the task definition.", () => web(groups.ip, { containerName: "api" })],
    ["The container web did not have a container port 81 defined.", () => web(groups.ip, { containerPort: 81 })],
    [/does not exist/, () => web(groups.ip.replace(/.$/, "!"))],
    [
      /^The provided target group .* has target type instance, which is incompatible with the awsvpc network mode specified in the task definition\.$/,
      () => web(groups.instance),
    ],
    [
      /has target type lambda, which is incompatible with the bridge network mode/,
      () => ({
        ...web(groups.functions),
        taskDefinition: "bridged",
        launchType: "EC2",
        networkConfiguration: undefined,
      }),
    ],
    [
      /alarmNames must not be empty/,
      () => ({ deploymentConfiguration: { alarms: { alarmNames: [], enable: true, rollback: true } } }),
    ],
    [/^The target group with targetGroupArn .* does not have an associated load balancer\.$/, () => web(groups.loose)],
    [
      "Health check grace period is only valid for services configured to use load balancers.",
      () => ({ healthCheckGracePeriodSeconds: 5 }),
    ],
    [
      "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
      () => ({ deploymentConfiguration: { maximumPercent: 100 } }),
    ],
    ["Invalid service name.", () => ({ serviceName: "a b" })],
    [/Scheduling strategy DAEMON/, () => ({ schedulingStrategy: "DAEMON" }), "UnsupportedFeatureException"],
    [
      /Deployment controller CODE_DEPLOY/,
      () => ({ deploymentController: { type: "CODE_DEPLOY" } }),
      "UnsupportedFeatureException",
    ],
  ])("%s", async (message, change, name = "InvalidParameterException") => {
    const command = new CreateServiceCommand({ ...base, ...change() });
    await expect(endpoint.ecs.send(command)).rejects.toMatchObject({
      name,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
    const { services = [] } = await endpoint.ecs.send(
      new DescribeServicesCommand({ cluster: "main", services: ["refused"] }),
    );
    expect(services).toEqual([]);
  });

  it("a name that is taken, unless the client token is the same", async () => {
    const once = { ...base, serviceName: "token", clientToken: "t1", desiredCount: 0 };
    const first = await endpoint.ecs.send(new CreateServiceCommand(once));
    const again = await endpoint.ecs.send(new CreateServiceCommand(once));
    expect(again.service?.deployments?.[0]?.id).toBe(first.service?.deployments?.[0]?.id);
    for (const clientToken of ["t2", undefined]) {
      await expect(endpoint.ecs.send(new CreateServiceCommand({ ...once, clientToken }))).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: "Creation of service was not idempotent.",
      });
    }
  });

  it("an update that is refused changes nothing", async () => {
    await endpoint.ecs.send(new CreateServiceCommand({ ...base, serviceName: "kept", desiredCount: 0 }));
    const before = await endpoint.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["kept"] }));
    const update = { cluster: "main", service: "kept", desiredCount: 7 };
    await expect(
      endpoint.ecs.send(new UpdateServiceCommand({ ...update, taskDefinition: "nothing" })),
    ).rejects.toMatchObject({ name: "ClientException" });
    await expect(endpoint.ecs.send(new UpdateServiceCommand({ ...update, service: "other" }))).rejects.toMatchObject({
      name: "ServiceNotFoundException",
      message: "Service not found.",
    });
    await expect(endpoint.ecs.send(new UpdateServiceCommand({ ...update, desiredCount: -1 }))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    const after = await endpoint.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["kept"] }));
    expect(after.services?.[0]?.desiredCount).toBe(before.services?.[0]?.desiredCount);
  });
});
