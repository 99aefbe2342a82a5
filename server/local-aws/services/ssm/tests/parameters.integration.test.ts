import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../../testing";
import { ssm as service } from "../service";

let aws: TestEndpoint;
let ssm: SSMClient;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service] });
  ssm = new SSMClient(clientConfig(aws.url));
});
afterAll(() => aws.close());

const put = (Name: string, more: Partial<PutParameterCommandInput> = {}) =>
  ssm.send(new PutParameterCommand({ Name, Value: "v", Type: "String", ...more }));

it.each<[name: string, parameter: string, more: Partial<PutParameterCommandInput>]>([
  ["ValidationException", "/aws/x", {}],
  ["ValidationException", "ssm-x", {}],
  ["ValidationException", "/a//b", {}],
  ["ValidationException", "a/b", {}],
  ["ValidationException", "/a b", {}],
  ["ValidationException", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", {}],
  ["ValidationException", "/empty", { Value: "" }],
  ["ValidationException", "/long", { Value: "x".repeat(4097) }],
  ["ValidationException", "/untyped", { Type: undefined }],
  ["UnsupportedParameterType", "/typed", { Type: "Number" as never }],
  ["ParameterPatternMismatchException", "/pattern", { AllowedPattern: "^\\d+$" }],
  ["InvalidAllowedPatternException", "/pattern", { Value: `${"a".repeat(60)}b`, AllowedPattern: "^(a+)+$" }],
])("answers %s to %s (%#)", async (name, parameter, more) => {
  await expect(put(parameter, more)).rejects.toMatchObject({ name });
});

it("keeps versions, refuses a name twice unless it may overwrite, and forgets what is deleted", async () => {
  expect((await put("/app/colour", { Value: "red", Tags: [{ Key: "team", Value: "web" }] })).Version).toBe(1);
  await expect(put("/app/colour")).rejects.toMatchObject({ name: "ParameterAlreadyExists" });
  expect((await put("/app/colour", { Value: "blue", Overwrite: true })).Version).toBe(2);
  aws = await aws.restart();
  ssm = new SSMClient(clientConfig(aws.url));
  const get = async (Name: string) => (await ssm.send(new GetParameterCommand({ Name }))).Parameter;
  expect(await get("/app/colour")).toMatchObject({
    Value: "blue",
    Version: 2,
    ARN: "arn:aws:ssm:us-east-1:000000000000:parameter/app/colour",
  });
  expect(await get("/app/colour:1")).toMatchObject({ Value: "red", Version: 1, Selector: ":1" });
  expect(await get("arn:aws:ssm:us-east-1:000000000000:parameter/app/colour")).toMatchObject({ Value: "blue" });
  await expect(get("/app/colour:3")).rejects.toMatchObject({ name: "ParameterVersionNotFound" });
  const tagged = { ResourceType: "Parameter", ResourceId: "/app/colour" } as const;
  await ssm.send(new AddTagsToResourceCommand({ ...tagged, Tags: [{ Key: "x", Value: "y" }] }));
  expect((await ssm.send(new ListTagsForResourceCommand(tagged))).TagList).toHaveLength(2);
  await ssm.send(new DeleteParameterCommand({ Name: "/app/colour" }));
  await expect(get("/app/colour")).rejects.toMatchObject({ name: "ParameterNotFound" });
  await expect(ssm.send(new DeleteParameterCommand({ Name: "/app/colour" }))).rejects.toMatchObject({
    name: "ParameterNotFound",
  });
});

it("finds by path, by filter and by list, and hides what is secret", async () => {
  for (const name of ["/tree/a", "/tree/b", "/tree/deep/c", "/treehouse"]) await put(name);
  await put("/tree/secret", { Type: "SecureString", Value: "hush" });
  const below = async (Recursive: boolean) =>
    (await ssm.send(new GetParametersByPathCommand({ Path: "/tree", Recursive }))).Parameters?.map(({ Name }) => Name);
  expect(await below(false)).toEqual(["/tree/a", "/tree/b", "/tree/secret"]);
  expect(await below(true)).toEqual(["/tree/a", "/tree/b", "/tree/deep/c", "/tree/secret"]);
  const Names = ["/tree/secret", "/nothing"];
  const hidden = await ssm.send(new GetParametersCommand({ Names }));
  expect(hidden.InvalidParameters).toEqual(["/nothing"]);
  expect(hidden.Parameters?.[0]?.Value).not.toContain("hush");
  const shown = await ssm.send(new GetParametersCommand({ Names, WithDecryption: true }));
  expect(shown.Parameters?.[0]?.Value).toBe("hush");
  const ParameterFilters = [{ Key: "Type", Values: ["SecureString"] }];
  const described = await ssm.send(new DescribeParametersCommand({ ParameterFilters }));
  expect(described.Parameters).toMatchObject([{ Name: "/tree/secret", KeyId: "alias/aws/ssm" }]);
  await expect(
    ssm.send(new DescribeParametersCommand({ ParameterFilters: [{ Key: "Colour" }] })),
  ).rejects.toMatchObject({ name: "InvalidFilterKey" });
  const deleted = await ssm.send(new DeleteParametersCommand({ Names: ["/tree/a", "/nothing"] }));
  expect(deleted).toMatchObject({ DeletedParameters: ["/tree/a"], InvalidParameters: ["/nothing"] });
});

it("publishes the images for container instances, one a region, an operating system and an architecture", async () => {
  const ids = new Set<string>();
  for (const region of ["us-east-1", "eu-west-1"]) {
    const client = new SSMClient(clientConfig(aws.url, region));
    for (const kind of ["amazon-linux-2023", "amazon-linux-2023/arm64", "amazon-linux-2", "amazon-linux-2/arm64"]) {
      const Name = `/aws/service/ecs/optimized-ami/${kind}/recommended`;
      const { Parameter } = await client.send(new GetParameterCommand({ Name: `${Name}/image_id` }));
      const whole = await client.send(new GetParameterCommand({ Name }));
      expect(JSON.parse(whole.Parameter?.Value ?? "{}")).toMatchObject({ image_id: Parameter?.Value });
      expect(Parameter?.Value).toMatch(/^ami-[0-9a-f]{17}$/);
      ids.add(Parameter?.Value ?? "");
    }
  }
  expect(ids.size).toBe(8);
});
