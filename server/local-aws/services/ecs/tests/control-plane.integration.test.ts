import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteClusterCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { CreateTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, loadBalancer, register, steady, subnetsOf, tasksOf } from "./setup";

let endpoint: TestEndpoint;
let subnets: string[];
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  subnets = await subnetsOf(endpoint);
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterAll(() => endpoint.close());

const arn = (resource: string) => `arn:aws:ecs:us-east-1:000000000000:${resource}`;

describe("clusters", () => {
  it("are made once, described with what is asked for, and stay visible when deleted", async () => {
    const { ecs } = endpoint;
    const tags = [{ key: "é", value: "✓ < &" }];
    const first = await ecs.send(new CreateClusterCommand({ clusterName: "one", tags }));
    const second = await ecs.send(new CreateClusterCommand({ clusterName: "one" }));
    expect(second.cluster).toEqual(first.cluster);
    expect(first.cluster).toMatchObject({ clusterArn: arn("cluster/one"), status: "ACTIVE", tags });

    const include = ["TAGS", "SETTINGS", "STATISTICS"] as const;
    const all = await ecs.send(
      new DescribeClustersCommand({ clusters: ["one", "none", arn("cluster/x")], include: [...include] }),
    );
    expect(all.clusters?.[0]).toMatchObject({ tags, settings: [{ name: "containerInsights", value: "disabled" }] });
    expect(all.clusters?.[0]?.statistics).toContainEqual({ name: "runningFargateTasksCount", value: "0" });
    expect(all.failures).toEqual([
      { arn: arn("cluster/none"), reason: "MISSING" },
      { arn: arn("cluster/x"), reason: "MISSING" },
    ]);
    const bare = await ecs.send(new DescribeClustersCommand({ clusters: [arn("cluster/one")] }));
    expect(bare.clusters?.[0]).toMatchObject({ tags: [], settings: [], statistics: [] });

    await ecs.send(new DeleteClusterCommand({ cluster: "one" }));
    expect((await ecs.send(new DescribeClustersCommand({ clusters: ["one"] }))).clusters?.[0]?.status).toBe("INACTIVE");
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).not.toContain(arn("cluster/one"));
    await ecs.send(new CreateClusterCommand({ clusterName: "one" }));
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toContain(arn("cluster/one"));
  });

  it("cannot be deleted while services or tasks are in them", async () => {
    const { ecs } = endpoint;
    await create(endpoint, "holder", { taskDefinition: await register(endpoint, "holder"), desiredCount: 0 });
    await expect(ecs.send(new DeleteClusterCommand({ cluster: "main" }))).rejects.toMatchObject({
      name: "ClusterContainsServicesException",
    });
    await ecs.send(new CreateClusterCommand({ clusterName: "busy" }));
    const networkConfiguration = { awsvpcConfiguration: { subnets } };
    const run = { cluster: "busy", taskDefinition: "holder", launchType: "FARGATE" as const, networkConfiguration };
    await ecs.send(new RunTaskCommand(run));
    await expect(ecs.send(new DeleteClusterCommand({ cluster: "busy" }))).rejects.toMatchObject({
      name: "ClusterContainsTasksException",
    });
  });

  it.each([
    ["DescribeServices", (cluster: string) => new DescribeServicesCommand({ cluster, services: ["x"] })],
    ["ListServices", (cluster: string) => new ListServicesCommand({ cluster })],
    ["ListTasks", (cluster: string) => new ListTasksCommand({ cluster })],
    ["StopTask", (cluster: string) => new StopTaskCommand({ cluster, task: "0".repeat(32) })],
    ["UpdateService", (cluster: string) => new UpdateServiceCommand({ cluster, service: "x" })],
    ["DeleteCluster", (cluster: string) => new DeleteClusterCommand({ cluster })],
  ])("that do not exist are an error of %s", async (_name, command) => {
    await expect(endpoint.ecs.send(command("nowhere") as ListTasksCommand)).rejects.toMatchObject({
      name: "ClusterNotFoundException",
      message: "Cluster not found.",
    });
  });
});

describe("task definitions", () => {
  it("come back as they were registered, with what ECS fills in", async () => {
    const { ecs } = endpoint;
    const containerDefinitions = [
      {
        name: "web",
        image: "httpd:2.4",
        command: [],
        portMappings: [{ containerPort: 80, name: "http" }],
        environment: [{ name: "É", value: "" }],
        dockerLabels: { "a<b": "c&d" },
        healthCheck: { command: ["CMD", "true"], interval: 5 },
        logConfiguration: { logDriver: "awslogs" as const, options: { "awslogs-group": "x" } },
      },
    ];
    const registered = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "full",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: ".25 vCPU",
        memory: "0.5 GB",
        containerDefinitions,
        tags: [{ key: "k", value: "v" }],
      }),
    );
    expect(registered.tags).toEqual([{ key: "k", value: "v" }]);
    const { taskDefinition, tags } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: "full", include: ["TAGS"] }),
    );
    expect(tags).toEqual([{ key: "k", value: "v" }]);
    expect(taskDefinition).toEqual(registered.taskDefinition);
    expect(taskDefinition).toMatchObject({
      cpu: "256",
      memory: "512",
      revision: 1,
      compatibilities: ["EC2", "FARGATE"],
    });
    const [container] = taskDefinition?.containerDefinitions ?? [];
    expect(container).toMatchObject({
      ...containerDefinitions[0],
      portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp", name: "http" }],
    });
    expect(container).toMatchObject({ essential: true, cpu: 0, mountPoints: [], volumesFrom: [] });
  });

  it("are found by family, revision and ARN, and never reuse a number", async () => {
    const { ecs } = endpoint;
    const [first, second] = [await register(endpoint, "rev"), await register(endpoint, "rev")];
    const find = async (taskDefinition: string) =>
      (await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition?.taskDefinitionArn;
    expect([await find("rev"), await find("rev:1"), await find(first)]).toEqual([second, first, first]);
    const gone = await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: second }));
    expect(gone.taskDefinition?.status).toBe("INACTIVE");
    expect(await find("rev")).toBe(first);
    expect(await find("rev:2")).toBe(second);
    expect(await register(endpoint, "rev")).toBe(arn("task-definition/rev:3"));
    const list = async (more = {}) =>
      (await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: "rev", ...more }))).taskDefinitionArns;
    expect(await list()).toEqual([first, arn("task-definition/rev:3")]);
    expect(await list({ sort: "DESC" })).toEqual([arn("task-definition/rev:3"), first]);
    expect(await list({ status: "INACTIVE" })).toEqual([second]);
    expect(await list({ familyPrefix: "re" })).toEqual([]);
    const families = await ecs.send(new ListTaskDefinitionFamiliesCommand({ familyPrefix: "re", status: "ACTIVE" }));
    expect(families.families).toEqual(["rev"]);
    for (const unknown of ["rev:9", "nothing", arn("task-definition/rev:9"), first.replace("us-east-1", "eu-west-1")]) {
      await expect(find(unknown)).rejects.toMatchObject({
        name: "ClientException",
        message: "Unable to describe task definition.",
      });
    }
  });

  it("of the same family in another region are others", async () => {
    await register(endpoint, "regional");
    const { testClients } = await import("../../../testing");
    const elsewhere = testClients(endpoint.url, "eu-west-1");
    const describe = new DescribeTaskDefinitionCommand({ taskDefinition: "regional" });
    await expect(elsewhere.ecs.send(describe)).rejects.toMatchObject({ name: "ClientException" });
    elsewhere.ecs.destroy();
  });
});

describe("what a service is refused for", () => {
  let base: CreateServiceCommandInput;
  let groups: { ip: string; instance: string; loose: string };
  beforeAll(async () => {
    await register(endpoint, "refused");
    await register(endpoint, "bridged", { memory: 128 }, { networkMode: "bridge", requiresCompatibilities: ["EC2"] });
    const inactive = await register(endpoint, "inactive");
    await endpoint.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: inactive }));
    const loose = await endpoint.elbv2.send(
      new CreateTargetGroupCommand({ Name: "loose", Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: await vpc() }),
    );
    groups = {
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
    const { DescribeVpcsCommand } = await import("@aws-sdk/client-ec2");
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

describe("batches and pages", () => {
  it("are limited as on AWS, and what is missing is named", async () => {
    const { ecs } = endpoint;
    const names = (count: number) => Array.from({ length: count }, (_, index) => `none${index}`);
    const services = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: names(10) }));
    expect(services.services).toEqual([]);
    expect(services.failures).toHaveLength(10);
    expect(services.failures?.[0]).toEqual({ arn: arn("service/main/none0"), reason: "MISSING" });
    const ids = (count: number) => Array.from({ length: count }, (_, index) => index.toString(16).padStart(32, "0"));
    const tasks = await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: ids(100) }));
    expect(tasks.failures?.[99]).toEqual({ arn: arn(`task/main/${ids(100)[99]}`), reason: "MISSING" });
    for (const command of [
      new DescribeServicesCommand({ cluster: "main", services: names(11) }),
      new DescribeServicesCommand({ cluster: "main", services: [] }),
      new DescribeTasksCommand({ cluster: "main", tasks: ids(101) }),
      new DescribeTasksCommand({ cluster: "main", tasks: ["short"] }),
      new StopTaskCommand({ cluster: "main", task: ids(1)[0] }),
      new ListServicesCommand({ cluster: "main", maxResults: 101 }),
      new ListServicesCommand({ cluster: "main", nextToken: "forged" }),
    ]) {
      await expect(ecs.send(command as ListServicesCommand)).rejects.toMatchObject({
        name: "InvalidParameterException",
      });
    }
  });

  it("lists services ten at a time, each once", async () => {
    const { ecs } = endpoint;
    await ecs.send(new CreateClusterCommand({ clusterName: "many" }));
    await register(endpoint, "many");
    const networkConfiguration = { awsvpcConfiguration: { subnets } };
    const made = await Promise.all(
      Array.from({ length: 23 }, async (_, index) => {
        const input = {
          cluster: "many",
          serviceName: `s${index}`,
          taskDefinition: "many",
          desiredCount: 0,
          launchType: "FARGATE" as const,
          networkConfiguration,
        };
        return (await ecs.send(new CreateServiceCommand(input))).service?.serviceArn;
      }),
    );
    const pages: string[][] = [];
    let nextToken: string | undefined;
    do {
      const answer = await ecs.send(new ListServicesCommand({ cluster: "many", nextToken }));
      pages.push(answer.serviceArns ?? []);
      nextToken = answer.nextToken;
    } while (nextToken);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(pages.flat().sort()).toEqual(made.sort());
    expect((await ecs.send(new ListServicesCommand({ cluster: "many", launchType: "EC2" }))).serviceArns).toEqual([]);
  });

  it("lists tasks by what they are of", async () => {
    await create(endpoint, "filter", { taskDefinition: await register(endpoint, "filter"), desiredCount: 2 });
    await steady(endpoint, "filter");
    const [task] = await tasksOf(endpoint, "filter");
    const count = async (more: object) =>
      (await endpoint.ecs.send(new ListTasksCommand({ cluster: "main", ...more }))).taskArns?.length;
    expect(await count({ family: "filter" })).toBe(2);
    expect(await count({ family: "filte" })).toBe(0);
    expect(await count({ startedBy: task?.startedBy })).toBe(2);
    expect(await count({ serviceName: "filter", launchType: "EC2" })).toBe(0);
    expect(await count({ serviceName: "filter", desiredStatus: "STOPPED" })).toBe(0);
    expect(await count({ serviceName: "filter", maxResults: 1 })).toBe(1);
    await expect(count({ serviceName: "none" })).rejects.toMatchObject({ name: "ServiceNotFoundException" });
  });
});

describe("tags", () => {
  it("are added, replaced, removed, and told when asked for", async () => {
    const { ecs } = endpoint;
    const resourceArn = arn("cluster/main");
    await ecs.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: "a", value: "1" },
          { key: "b", value: "2" },
        ],
      }),
    );
    await ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: "a", value: "3" }] }));
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["b", "c"] }));
    expect((await ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([{ key: "a", value: "3" }]);
    for (const wrong of ["nonsense", arn("service/main/none"), arn("task/main/0"), arn("task-definition/none:1")]) {
      await expect(ecs.send(new ListTagsForResourceCommand({ resourceArn: wrong }))).rejects.toThrow();
    }
    const tags = [{ key: "aws:x", value: "" }];
    await expect(ecs.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });
});
