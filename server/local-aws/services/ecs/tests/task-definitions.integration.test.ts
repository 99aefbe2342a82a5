import {
  CreateClusterCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint, testClients } from "../../../testing";
import { register } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterAll(() => endpoint.close());

const arn = (resource: string) => `arn:aws:ecs:us-east-1:000000000000:${resource}`;

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
        logConfiguration: {
          logDriver: "awslogs" as const,
          options: { "awslogs-group": "x", "awslogs-region": "us-east-1" },
        },
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

  it("are deleted for good once they are inactive", async () => {
    const { ecs } = endpoint;
    const [first, second] = [await register(endpoint, "gone"), await register(endpoint, "gone")];
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: first }));
    const { taskDefinitions, failures } = await ecs.send(
      new DeleteTaskDefinitionsCommand({ taskDefinitions: [first, second, "gone:9"] }),
    );
    expect(taskDefinitions).toMatchObject([{ taskDefinitionArn: first, status: "DELETE_IN_PROGRESS" }]);
    expect(failures).toMatchObject([
      { arn: second, reason: expect.stringContaining("still in ACTIVE status") },
      { arn: "gone:9", reason: "The specified task definition does not exist." },
    ]);
    const describe = new DescribeTaskDefinitionCommand({ taskDefinition: first });
    await expect(ecs.send(describe)).rejects.toMatchObject({ name: "ClientException" });
    await expect(ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [] }))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    expect(await register(endpoint, "gone")).toBe(arn("task-definition/gone:3"));
  });

  it("of the same family in another region are others", async () => {
    await register(endpoint, "regional");
    const elsewhere = testClients(endpoint.url, "eu-west-1");
    const describe = new DescribeTaskDefinitionCommand({ taskDefinition: "regional" });
    await expect(elsewhere.ecs.send(describe)).rejects.toMatchObject({ name: "ClientException" });
    elsewhere.ecs.destroy();
  });
});
