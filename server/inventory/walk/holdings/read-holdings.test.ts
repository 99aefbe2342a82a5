import { expect, it } from "vitest";
import type { Fact, TaskDefinitionFact } from "@/lib/domain/facts";
import { ENVIRONMENT_TAG } from "@/lib/domain/ownership";
import { AwsFailure } from "@/server/aws/errors";
import type { Reader } from "../reader";
import type { Source } from "../source";
import { readHoldings } from "./read-holdings";

const MARK = { [ENVIRONMENT_TAG]: "Api/dev" };
const arnOf = (name: string) => `arn:aws:ecs:us-east-1:0:task-definition/${name}`;

/** A reader without a cache on an empty account with what is given; counts what was read. */
function readerOn(given: Partial<Record<keyof Source, () => unknown>>) {
  const nothing = { describeBalancingTags: () => ({}) } as Record<string, () => unknown>;
  const reads: string[] = [];
  const source = new Proxy({} as Source, {
    get: (_, name: string) => async (asked: unknown) => {
      reads.push(typeof asked === "string" ? `${name} ${asked}` : name);
      const answer = (given as Record<string, (asked: unknown) => unknown>)[name] ?? nothing[name];
      return answer ? answer(asked as never) : [];
    },
  });
  const get = async <T>(_key: string, read: () => Promise<T>): Promise<Fact<T>> => {
    try {
      return { value: await read(), at: "2026-01-01T00:00:00.000Z" };
    } catch (thrown) {
      const { code, message } = thrown as AwsFailure;
      return { error: { code, message, since: "2026-01-01T00:00:00.000Z" } };
    }
  };
  const reader: Reader = { source, fresh: true, now: Date.now, get, renew: () => {}, held: () => reader };
  return { reader, reads };
}

const failing = (code: AwsFailure["code"]) => () => {
  throw new AwsFailure("Not now.", { code, awsCode: "X", operation: "Describe", retryable: false });
};

it.each<[keyof Source, string]>([
  ["listApis", "The list of APIs"],
  ["listLoadBalancers", "The list of load balancers"],
  ["listClusters", "The list of clusters"],
  ["listActiveDefinitions", "The list of task definitions"],
  ["listSecurityGroups", "The list of security groups"],
  ["listNetworkInterfaces", "The network interfaces of security groups"],
  ["listRoles", "Roles"],
  ["listAutoScalingGroups", "Auto Scaling groups"],
  ["listMarkedVpcs", "VPCs"],
])("without %s there is nothing to decide upon", async (name, what) => {
  const { reader } = readerOn({ [name]: failing("aws_denied") });
  await expect(readHoldings(reader, {})).rejects.toMatchObject({
    error: { code: "aws_denied", message: expect.stringContaining(`${what} could not be read.`), reason: "Not now." },
  });
});

it("what an AWS implementation does not offer cannot be there", async () => {
  const { reader } = readerOn({ listAutoScalingGroups: failing("aws_unsupported") });
  expect((await readHoldings(reader, {})).capacity.groups).toEqual([]);
});

it("of task definitions only families whose newest is Stageway's are read whole", async () => {
  const definition = (arn: string): TaskDefinitionFact => ({
    arn,
    family: arn.includes("ours") ? "ours" : "theirs",
    revision: Number(arn.split(":").pop()),
    containers: [],
    tags: arn.includes("ours") ? MARK : {},
  });
  const { reader, reads } = readerOn({
    listActiveDefinitions: () => ["ours:9", "ours:10", "theirs:1", "theirs:2"].map(arnOf),
    getTaskDefinition: ((arn: string) => definition(arn)) as () => unknown,
  });
  const { taskDefinitions } = await readHoldings(reader, {});
  expect(taskDefinitions.map(({ arn }) => arn)).toEqual([arnOf("ours:9"), arnOf("ours:10")]);
  expect(reads).not.toContain(`getTaskDefinition ${arnOf("theirs:1")}`);
  const recorded = await readHoldings(reader, { definitionArns: [arnOf("theirs:1"), arnOf("gone:1")] });
  expect(recorded.taskDefinitions.map(({ arn }) => arn)).toEqual(["ours:9", "ours:10", "theirs:1"].map(arnOf));
});

it("log groups that no record and no task definition names are found by their tags, unless it is about one API", async () => {
  const groups = ["/ecs/left", "/ecs/theirs"].map((name) => ({ arn: `arn:${name}`, name }));
  const tagged = (({ arn, name }: { arn: string; name: string }) => [
    { arn, name, tags: name === "/ecs/left" ? MARK : {} },
  ]) as () => unknown;
  const { reader, reads } = readerOn({ listLogGroups: () => groups, tagLogGroup: tagged });
  expect((await readHoldings(reader, {})).logGroups.map(({ name }) => name)).toEqual(["/ecs/left"]);
  expect(reads).toContain("listLogGroups /ecs/");

  const { reader: other, reads: others } = readerOn({ listLogGroups: () => groups, tagLogGroup: tagged });
  expect((await readHoldings(other, { apiId: "asked" })).logGroups).toEqual([]);
  expect(others).not.toContain("listLogGroups /ecs/");

  // Those that are recorded are known without it.
  const { reader: denied } = readerOn({ listLogGroups: failing("aws_denied"), findLogGroup: () => groups.slice(0, 1) });
  expect((await readHoldings(denied, { logGroupNames: ["/ecs/left"] })).logGroups).toHaveLength(1);
});

it("methods are read of the API in scope, and of Stageway's own without a stage", async () => {
  const { reader, reads } = readerOn({
    listApis: () => [
      { id: "asked", name: "asked" },
      { id: "left", name: "left", tags: MARK },
      { id: "theirs", name: "theirs" },
    ],
  });
  await readHoldings(reader, { apiId: "asked" });
  expect(reads.filter((each) => each.startsWith("listApiTree")).sort()).toEqual([
    "listApiTree asked",
    "listApiTree left",
  ]);
});

it("is as old as its oldest fact, but for what never changes", async () => {
  const { reader } = readerOn({
    listActiveDefinitions: () => [arnOf("ours:9")],
    getTaskDefinition: () => ({ tags: {} }),
  });
  const ages: Record<string, string> = {
    apis: "2026-01-01T00:00:07.000Z",
    taskDefinitions: "2025-01-01T00:00:00.000Z",
  };
  const get: Reader["get"] = async (key, read) => {
    const fact = await reader.get(key, read);
    return { ...fact, at: ages[key.split(":", 1)[0] ?? ""] ?? "2026-01-01T00:00:09.000Z" };
  };
  const now = () => Date.parse("2026-01-01T00:00:10.000Z");
  expect((await readHoldings({ ...reader, now, get }, {})).at).toBe("2026-01-01T00:00:07.000Z");
});
