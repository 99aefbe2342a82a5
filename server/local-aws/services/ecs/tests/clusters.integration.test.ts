import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, register, subnetsOf } from "./setup";

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
