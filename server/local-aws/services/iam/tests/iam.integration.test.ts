import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteInstanceProfileCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListInstanceProfilesForRoleCommand,
  ListPoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../../testing";
import { iam as service } from "../service";

const EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const trust = (Service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
  });
const TRUST = trust("ecs-tasks.amazonaws.com");
const DOCUMENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }],
});

let aws: TestEndpoint;
let iam: IAMClient;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service] });
  iam = new IAMClient(clientConfig(aws.url));
});
afterAll(() => aws.close());

let made = 0;
async function createRole(): Promise<string> {
  const RoleName = `role-${++made}`;
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
  return RoleName;
}

describe("refused in IAM's words", () => {
  it.each([
    ["NoSuchEntityException", new GetRoleCommand({ RoleName: "no" }), "The role with name no cannot be found."],
    [
      "NoSuchEntityException",
      new GetInstanceProfileCommand({ InstanceProfileName: "no" }),
      "Instance Profile no cannot be found.",
    ],
    [
      "NoSuchEntityException",
      new GetPolicyCommand({ PolicyArn: "arn:aws:iam::aws:policy/No" }),
      "Policy arn:aws:iam::aws:policy/No was not found.",
    ],
    [
      "MalformedPolicyDocumentException",
      new CreateRoleCommand({ RoleName: "bad", AssumeRolePolicyDocument: "{}" }),
      "Syntax errors in policy.",
    ],
    [
      "ValidationError",
      new CreateRoleCommand({ RoleName: "a b", AssumeRolePolicyDocument: TRUST }),
      "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    ],
    [
      "ValidationError",
      new CreateRoleCommand({ RoleName: "a", Path: "x", AssumeRolePolicyDocument: TRUST }),
      "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ],
  ])("%s (%#)", async (name, command, message) => {
    await expect(iam.send(command as GetRoleCommand)).rejects.toMatchObject({ name, message });
  });

  it("names that are taken, whatever their case", async () => {
    const RoleName = await createRole();
    const again = new CreateRoleCommand({ RoleName: RoleName.toUpperCase(), AssumeRolePolicyDocument: TRUST });
    await expect(iam.send(again)).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      $metadata: { httpStatusCode: 409 },
    });
  });

  it("a role that is still used, until nothing uses it", async () => {
    const RoleName = await createRole();
    const profile = { InstanceProfileName: "used" };
    await iam.send(new CreateInstanceProfileCommand(profile));
    await iam.send(new AddRoleToInstanceProfileCommand({ ...profile, RoleName }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION }));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: DOCUMENT }));
    const refusal = (message: string) =>
      expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
        name: "DeleteConflictException",
        message: `Cannot delete entity, must ${message} first.`,
      });
    await refusal("remove roles from instance profile");
    await expect(iam.send(new DeleteInstanceProfileCommand(profile))).rejects.toMatchObject({
      name: "DeleteConflictException",
    });
    const second = new AddRoleToInstanceProfileCommand({ ...profile, RoleName: await createRole() });
    await expect(iam.send(second)).rejects.toMatchObject({ name: "LimitExceededException" });
    const { InstanceProfiles } = await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }));
    expect(InstanceProfiles?.[0]).toMatchObject({ InstanceProfileName: "used", Roles: [{ RoleName }] });
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ ...profile, RoleName }));
    await iam.send(new DeleteInstanceProfileCommand(profile));
    await refusal("detach all policies");
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION }));
    await expect(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
    await refusal("delete policies");
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "own" }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });

  it("a managed policy that is attached or has versions, and any change of AWS's own", async () => {
    const RoleName = await createRole();
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: "p", PolicyDocument: DOCUMENT, Description: "mine" }),
    );
    const PolicyArn = Policy?.Arn ?? "";
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({
      AttachmentCount: 1,
      DefaultVersionId: "v1",
      Description: "mine",
    });
    expect((await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }))).PolicyRoles).toMatchObject([{ RoleName }]);
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: "DeleteConflictException",
    });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: DOCUMENT, SetAsDefault: true }));
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      message: expect.stringMatching("more than one version"),
    });
    await expect(iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v2" }))).rejects.toMatchObject({
      name: "DeleteConflictException",
    });
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    await iam.send(new DeletePolicyCommand({ PolicyArn }));
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn: EXECUTION }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  it("service-linked roles belong to their service", async () => {
    const create = new CreateServiceLinkedRoleCommand({ AWSServiceName: "ecs.amazonaws.com" });
    const { Role } = await iam.send(create);
    expect(Role?.Arn).toBe("arn:aws:iam::000000000000:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
    await expect(iam.send(create)).rejects.toMatchObject({ name: "InvalidInputException" });
    await expect(iam.send(new DeleteRoleCommand({ RoleName: Role?.RoleName }))).rejects.toMatchObject({
      name: "UnmodifiableEntityException",
    });
  });
});

describe("roles", () => {
  it("come back as they were made, documents encoded, in any region, after a restart too", async () => {
    const RoleName = await createRole();
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: DOCUMENT }));
    await iam.send(
      new TagRoleCommand({
        RoleName,
        Tags: [
          { Key: "team", Value: "é ✓ < &" },
          { Key: "x", Value: "" },
        ],
      }),
    );
    await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["X"] }));
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust("ec2.amazonaws.com") }));
    aws = await aws.restart();
    iam = new IAMClient(clientConfig(aws.url, "eu-west-1"));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      RoleName,
      Path: "/",
      Arn: `arn:aws:iam::000000000000:role/${RoleName}`,
      MaxSessionDuration: 3600,
      Tags: [{ Key: "team", Value: "é ✓ < &" }],
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(trust("ec2.amazonaws.com"));
    const inline = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "own" }));
    expect(decodeURIComponent(inline.PolicyDocument ?? "")).toBe(DOCUMENT);
    expect((await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toHaveLength(1);
  });

  it("are listed by path, page by page", async () => {
    for (const RoleName of ["b", "a", "c"]) {
      await iam.send(new CreateRoleCommand({ RoleName, Path: "/team/", AssumeRolePolicyDocument: TRUST }));
    }
    const first = await iam.send(new ListRolesCommand({ PathPrefix: "/team/", MaxItems: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, Roles: [{ RoleName: "a" }, { RoleName: "b" }] });
    const rest = await iam.send(new ListRolesCommand({ PathPrefix: "/team/", Marker: first.Marker }));
    expect(rest).toMatchObject({ IsTruncated: false, Roles: [{ RoleName: "c" }] });
    await expect(iam.send(new ListRolesCommand({ Marker: "x" }))).rejects.toMatchObject({ name: "ValidationError" });
  });

  it("take AWS's own policies, which say what they allow", async () => {
    const RoleName = await createRole();
    for (let twice = 0; twice < 2; twice++) {
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION }));
    }
    expect((await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies).toEqual([
      { PolicyName: "AmazonECSTaskExecutionRolePolicy", PolicyArn: EXECUTION },
    ]);
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: EXECUTION, VersionId: "v1" }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toContain("ecr:GetAuthorizationToken");
    const attached = await iam.send(new ListPoliciesCommand({ Scope: "AWS", OnlyAttached: true }));
    expect(attached.Policies?.map(({ PolicyName }) => PolicyName)).toContain("AmazonECSTaskExecutionRolePolicy");
    const unknown = new AttachRolePolicyCommand({ RoleName, PolicyArn: "arn:aws:iam::aws:policy/No" });
    await expect(iam.send(unknown)).rejects.toMatchObject({
      message: "Policy arn:aws:iam::aws:policy/No does not exist or is not attachable.",
    });
  });
});
