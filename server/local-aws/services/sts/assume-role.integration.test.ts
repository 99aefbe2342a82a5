import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../testing";
import { ec2 } from "../ec2/service";
import { iam } from "../iam/service";
import { sts } from "./service";

const ROOT = "arn:aws:iam::000000000000:root";
let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [sts, iam, ec2] });
  const client = new IAMClient(clientConfig(aws.url));
  const roles = [
    { name: "own", Principal: { AWS: ROOT } },
    { name: "guarded", Principal: { AWS: ROOT }, Condition: { StringEquals: { "sts:ExternalId": "secret" } } },
    { name: "service", Principal: { Service: "ec2.amazonaws.com" } },
  ];
  for (const { name, ...statement } of roles) {
    const Statement = { Effect: "Allow", Action: "sts:AssumeRole", ...statement };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await client.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
  }
});
afterAll(() => aws.close());

const assume = (role: string, more: Partial<AssumeRoleCommandInput> = {}) =>
  aws.sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::000000000000:role/${role}`, RoleSessionName: "me", ...more }),
  );

it.each([
  ["AccessDenied", "nobody", {}],
  ["AccessDenied", "service", {}],
  ["AccessDenied", "guarded", {}],
  ["AccessDenied", "guarded", { ExternalId: "guess" }],
  ["ValidationError", "own", { RoleSessionName: "a b" }],
  ["ValidationError", "own", { DurationSeconds: 7200 }],
  ["ValidationError", "own", { DurationSeconds: 60 }],
])("%s for %s (%#)", async (name, role, more) => {
  await expect(assume(role, more)).rejects.toMatchObject({ name });
});

it("gives credentials that sign, with their token only, in every service and after a restart", async () => {
  await assume("guarded", { ExternalId: "secret" });
  const { Credentials, AssumedRoleUser } = await assume("own");
  expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::000000000000:assumed-role/own/me");
  aws = await aws.restart();
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  const config = { ...clientConfig(aws.url), credentials };
  const who = await new STSClient(config).send(new GetCallerIdentityCommand({}));
  expect(who).toMatchObject({ Arn: AssumedRoleUser?.Arn, UserId: AssumedRoleUser?.AssumedRoleId });
  expect((await new EC2Client(config).send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  const { sessionToken: _token, ...bare } = credentials;
  for (const wrong of [bare, { ...credentials, sessionToken: "other" }]) {
    await expect(
      new STSClient({ ...config, credentials: wrong }).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  }
});

it("no longer once they have expired", async () => {
  const made = Date.now() - 2 * 3600_000;
  aws = await aws.restart({ now: () => made });
  const { Credentials } = await assume("own");
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  const client = new STSClient({ ...clientConfig(aws.url), credentials });
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    message: "The security token included in the request is expired",
  });
});
