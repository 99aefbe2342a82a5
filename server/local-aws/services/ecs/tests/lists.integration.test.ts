import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, register, steady, subnetsOf, tasksOf } from "./setup";

let endpoint: TestEndpoint;
let subnets: string[];
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  subnets = await subnetsOf(endpoint);
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterAll(() => endpoint.close());

const arn = (resource: string) => `arn:aws:ecs:us-east-1:000000000000:${resource}`;

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
