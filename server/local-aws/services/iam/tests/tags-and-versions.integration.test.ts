import {
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyVersionCommand,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListInstanceProfileTagsCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  ListRoleTagsCommand,
  SetDefaultPolicyVersionCommand,
  type Tag,
  TagInstanceProfileCommand,
  TagPolicyCommand,
  TagRoleCommand,
  UntagInstanceProfileCommand,
  UntagPolicyCommand,
  UntagRoleCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../../testing";
import { iam as service } from "../service";

const AWS_OWN = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const allowing = (Action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

let aws: TestEndpoint;
let iam: IAMClient;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service] });
  iam = new IAMClient(clientConfig(aws.url));
});
afterAll(() => aws.close());

let made = 0;
async function createPolicy(): Promise<string> {
  const PolicyName = `policy-${++made}`;
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: allowing("logs:*") }));
  return Policy?.Arn ?? "";
}

interface Tagged {
  tag(tags: Tag[]): Promise<unknown>;
  untag(keys: string[]): Promise<unknown>;
  list(page?: {
    MaxItems?: number;
    Marker?: string | undefined;
  }): Promise<{ Tags?: Tag[] | undefined; Marker?: string }>;
  /** As the entity itself tells them. */
  own(): Promise<Tag[] | undefined>;
}

async function role(): Promise<Tagged> {
  const RoleName = `role-${++made}`;
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
  return {
    tag: (Tags) => iam.send(new TagRoleCommand({ RoleName, Tags })),
    untag: (TagKeys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
    list: (page) => iam.send(new ListRoleTagsCommand({ RoleName, ...page })),
    own: async () => (await iam.send(new GetRoleCommand({ RoleName }))).Role?.Tags,
  };
}

async function policy(): Promise<Tagged> {
  const PolicyArn = await createPolicy();
  return {
    tag: (Tags) => iam.send(new TagPolicyCommand({ PolicyArn, Tags })),
    untag: (TagKeys) => iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys })),
    list: (page) => iam.send(new ListPolicyTagsCommand({ PolicyArn, ...page })),
    own: async () => (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.Tags,
  };
}

async function profile(): Promise<Tagged> {
  const InstanceProfileName = `profile-${++made}`;
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  return {
    tag: (Tags) => iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags })),
    untag: (TagKeys) => iam.send(new UntagInstanceProfileCommand({ InstanceProfileName, TagKeys })),
    list: (page) => iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName, ...page })),
    own: async () => (await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile?.Tags,
  };
}

describe.each([
  ["a role", role],
  ["a policy", policy],
  ["an instance profile", profile],
])("the tags of %s", (_, create) => {
  it("are added, replaced whatever their case, and taken away", async () => {
    const { tag, untag, list, own } = await create();
    await tag([
      { Key: "team", Value: "é ✓" },
      { Key: "stage", Value: "dev" },
    ]);
    await tag([{ Key: "Stage", Value: "prod" }]);
    await untag(["TEAM", "never"]);
    expect((await list()).Tags).toEqual([{ Key: "Stage", Value: "prod" }]);
    expect(await own()).toEqual([{ Key: "Stage", Value: "prod" }]);
  });

  it("come page by page", async () => {
    const { tag, list } = await create();
    await tag(["a", "b", "c"].map((Key) => ({ Key, Value: Key })));
    const first = await list({ MaxItems: 2 });
    expect(first).toMatchObject({ IsTruncated: true, Tags: [{ Key: "a" }, { Key: "b" }] });
    expect(await list({ Marker: first.Marker })).toMatchObject({ IsTruncated: false, Tags: [{ Key: "c" }] });
  });

  it("are refused when they are not tags, and none of them is kept", async () => {
    const { tag, list } = await create();
    const refused = (name: string, ...tags: Tag[]) =>
      expect(tag([{ Key: "good", Value: "" }, ...tags])).rejects.toMatchObject({ name });
    await refused("InvalidInputException", { Key: "GOOD", Value: "twice" });
    await refused("InvalidInputException", { Key: "aws:x", Value: "" });
    await refused("InvalidInputException", { Key: "k".repeat(129), Value: "" });
    await refused("InvalidInputException", { Key: "long", Value: "v".repeat(257) });
    await refused(
      "LimitExceededException",
      ...Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" })),
    );
    expect((await list()).Tags).toEqual([]);
  });
});

it("nothing that is not there, and nothing of AWS's, is tagged", async () => {
  const Tags = [{ Key: "a", Value: "b" }];
  const name = "NoSuchEntityException";
  await expect(iam.send(new TagRoleCommand({ RoleName: "no", Tags }))).rejects.toMatchObject({ name });
  await expect(iam.send(new UntagRoleCommand({ RoleName: "no", TagKeys: [] }))).rejects.toMatchObject({ name });
  await expect(iam.send(new TagPolicyCommand({ PolicyArn: AWS_OWN, Tags }))).rejects.toThrow();
  await expect(iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName: "no" }))).rejects.toMatchObject({
    name,
  });
});

describe("the versions of a policy", () => {
  it("are listed newest first; another becomes the default, and says what the policy says", async () => {
    const PolicyArn = await createPolicy();
    const PolicyDocument = allowing("ecs:*");
    const { PolicyVersion } = await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument }));
    expect(PolicyVersion).toMatchObject({ VersionId: "v2", IsDefaultVersion: false });
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v1");
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v2" }));
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v2");
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ["v2", true],
      ["v1", false],
    ]);
    const read = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v2" }));
    expect(decodeURIComponent(read.PolicyVersion?.Document ?? "")).toBe(PolicyDocument);
  });

  it("are five at most, come in pages, and no number is given twice", async () => {
    const PolicyArn = await createPolicy();
    const create = () => iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: allowing("ecs:*") }));
    for (let version = 2; version <= 5; version++) await create();
    await expect(create()).rejects.toMatchObject({ name: "LimitExceededException" });
    const first = await iam.send(new ListPolicyVersionsCommand({ PolicyArn, MaxItems: 3 }));
    expect(first.Versions?.map(({ VersionId }) => VersionId)).toEqual(["v5", "v4", "v3"]);
    const rest = await iam.send(new ListPolicyVersionsCommand({ PolicyArn, Marker: first.Marker }));
    expect(rest.Versions?.map(({ VersionId }) => VersionId)).toEqual(["v2", "v1"]);
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v5" }));
    expect((await create()).PolicyVersion?.VersionId).toBe("v6");
  });

  it("that are not there, or that hold the policy, are refused", async () => {
    const PolicyArn = await createPolicy();
    const version = { PolicyArn, VersionId: "v9" };
    const message = `Policy ${PolicyArn} version v9 does not exist or is not attachable.`;
    for (const command of [GetPolicyVersionCommand, SetDefaultPolicyVersionCommand, DeletePolicyVersionCommand]) {
      await expect(iam.send(new command(version) as GetPolicyVersionCommand)).rejects.toMatchObject({
        name: "NoSuchEntityException",
        message,
      });
    }
    await expect(iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v1" }))).rejects.toMatchObject({
      name: "DeleteConflictException",
    });
    const malformed = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: "{}" });
    await expect(iam.send(malformed)).rejects.toMatchObject({ name: "MalformedPolicyDocumentException" });
    const own = new CreatePolicyVersionCommand({ PolicyArn: AWS_OWN, PolicyDocument: allowing("ecs:*") });
    await expect(iam.send(own)).rejects.toThrow();
  });
});
