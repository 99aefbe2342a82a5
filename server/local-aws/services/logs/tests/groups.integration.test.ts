import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";
import { callsOf, messages, setUp } from "./setup";

const stage = setUp();
const { stream, put, get } = callsOf(stage);

describe("log groups", () => {
  it("are made once, described by prefix or part, and deleted with all they hold", async () => {
    const { cloudwatchLogs } = stage.endpoint;
    await expect(cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: stage.group }))).rejects.toMatchObject({
      name: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
    });
    await stream("s");
    await put("s", { timestamp: Date.now(), message: "kept" });
    const { logGroups = [] } = await cloudwatchLogs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: stage.group, limit: 1 }),
    );
    expect(logGroups[0]).toMatchObject({
      logGroupName: stage.group,
      arn: `arn:aws:logs:us-east-1:000000000000:log-group:${stage.group}:*`,
      logGroupArn: `arn:aws:logs:us-east-1:000000000000:log-group:${stage.group}`,
      storedBytes: 30,
      metricFilterCount: 0,
      logGroupClass: "STANDARD",
    });
    expect(logGroups[0]?.retentionInDays).toBeUndefined();
    const byPart = await cloudwatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePattern: "TEST/" }));
    expect(byPart.logGroups?.map(({ logGroupName }) => logGroupName)).toContain(stage.group);
    await cloudwatchLogs.send(new DeleteLogGroupCommand({ logGroupName: stage.group }));
    await expect(get("s")).rejects.toMatchObject({ message: "The specified log group does not exist." });
    await cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: stage.group }));
    await expect(get("s")).rejects.toMatchObject({ message: "The specified log stream does not exist." });
  });

  it("come in pages of at most 50", async () => {
    const { cloudwatchLogs } = stage.endpoint;
    const names = Array.from({ length: 53 }, (_, index) => `/many/${String(index).padStart(2, "0")}`);
    for (const logGroupName of names) await cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName }));
    const first = await cloudwatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/many/" }));
    const { nextToken } = first;
    const second = await cloudwatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/many/", nextToken }));
    const found = [...(first.logGroups ?? []), ...(second.logGroups ?? [])].map(({ logGroupName }) => logGroupName);
    expect(found).toEqual(names);
    expect(second.nextToken).toBeUndefined();
    await expect(cloudwatchLogs.send(new DescribeLogGroupsCommand({ limit: 51 }))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });

  it("expire events by a retention policy, which can be taken back", async () => {
    const { cloudwatchLogs } = stage.endpoint;
    const old = Date.now() - 2 * 86_400_000;
    await stream("s");
    await put("s", { timestamp: old, message: "old" });
    await put("s", { timestamp: Date.now(), message: "new" });
    const retention = (retentionInDays: number) =>
      cloudwatchLogs.send(new PutRetentionPolicyCommand({ logGroupName: stage.group, retentionInDays }));
    await retention(1);
    expect(messages(await get("s"))).toEqual(["new"]);
    const late = await put("s", { timestamp: old, message: "too late" }, { timestamp: old + 1, message: "also" });
    expect(late.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 2 });
    await cloudwatchLogs.send(new DeleteRetentionPolicyCommand({ logGroupName: stage.group }));
    expect(messages(await get("s"))).toEqual(["old", "new"]);
    await expect(retention(2)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("carry tags", async () => {
    const { cloudwatchLogs } = stage.endpoint;
    const resourceArn = `arn:aws:logs:us-east-1:000000000000:log-group:${stage.group}`;
    await cloudwatchLogs.send(new TagResourceCommand({ resourceArn, tags: { team: "é ✓", stage: "dev" } }));
    await cloudwatchLogs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["stage"] }));
    const { tags } = await cloudwatchLogs.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ team: "é ✓" });
    await expect(
      cloudwatchLogs.send(new ListTagsForResourceCommand({ resourceArn: `${resourceArn}x` })),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("log streams", () => {
  it("are listed by name or by their last event", async () => {
    const { cloudwatchLogs } = stage.endpoint;
    const now = Date.now();
    for (const name of ["b/1", "a/1", "a/2"]) await stream(name);
    await put("a/1", { timestamp: now, message: "x" });
    await put("b/1", { timestamp: now - 5, message: "y" });
    const list = async (more: object) =>
      (await cloudwatchLogs.send(new DescribeLogStreamsCommand({ logGroupName: stage.group, ...more }))).logStreams ??
      [];
    expect((await list({})).map(({ logStreamName }) => logStreamName)).toEqual(["a/1", "a/2", "b/1"]);
    expect((await list({ logStreamNamePrefix: "a/" })).map(({ logStreamName }) => logStreamName)).toEqual([
      "a/1",
      "a/2",
    ]);
    const latest = await list({ orderBy: "LastEventTime", descending: true });
    expect(latest.map(({ logStreamName }) => logStreamName)).toEqual(["a/1", "b/1", "a/2"]);
    expect(latest[0]).toMatchObject({
      firstEventTimestamp: now,
      lastEventTimestamp: now,
      arn: `arn:aws:logs:us-east-1:000000000000:log-group:${stage.group}:log-stream:a/1`,
    });
    await expect(list({ orderBy: "LastEventTime", logStreamNamePrefix: "a" })).rejects.toMatchObject({
      message: "Cannot order by LastEventTime with a logStreamNamePrefix.",
    });
  });

  it.each(["a:b", "a*"])("cannot be called %s", async (name) => {
    await expect(stream(name)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("are gone when deleted, with their events", async () => {
    await stream("s");
    await put("s", { timestamp: Date.now(), message: "x" });
    await stage.endpoint.cloudwatchLogs.send(
      new DeleteLogStreamCommand({ logGroupName: stage.group, logStreamName: "s" }),
    );
    await stream("s");
    expect(messages(await get("s"))).toEqual([]);
  });
});
