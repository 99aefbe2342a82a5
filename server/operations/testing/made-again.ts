import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import {
  Capability,
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { startAwsCli } from "../../local-aws/testing/aws-cli";
import { shapeOf } from "./shape";
import { startStageway } from "./stageway";

/** The stack, once it has come to an end. Parameters that the template does not have are left out. */
export async function stackFrom(
  { url }: TestEndpoint,
  template: string,
  StackName: string,
  parameters: Record<string, string>,
) {
  const client = new CloudFormationClient(clientConfig(url));
  const given = Object.entries(parameters).filter(([name]) => template.includes(`${name}:\n    Type`));
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: template,
      Capabilities: [Capability.CAPABILITY_NAMED_IAM],
      Parameters: given.map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
  );
  const end = Date.now() + 120_000;
  for (;;) {
    const stack = (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
    if (stack?.StackStatus !== "CREATE_IN_PROGRESS") {
      client.destroy();
      return stack;
    }
    if (Date.now() > end) throw new Error("the stack does not come to an end");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The default VPC and its subnets, as templates ask for them. */
export async function defaultNetwork({ ec2 }: TestEndpoint) {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
  );
  const VpcId = Vpcs[0]?.VpcId ?? "";
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }),
  );
  return { VpcId, SubnetIds: Subnets.map(({ SubnetId }) => SubnetId).join(",") };
}

/** What a stage of an API answers, by its status. */
export const answerOf = async ({ apigateway, url }: TestEndpoint, name: string, path: string, stage = "dev") => {
  const { items } = await apigateway.send(new GetRestApisCommand({}));
  const restApiId = items?.find((each) => each.name === name)?.id;
  return (await fetch(`${url}/restapis/${restApiId}/${stage}/_user_request_${path}`)).status;
};

/**
 * What CloudFormation does in its own way: its tags, none on instance profiles, listeners and rules (their types take
 * none), a launch template's version by number, no defaults for scaling that is switched off.
 */
export const comparable = async (endpoint: TestEndpoint) => {
  const isStacks = (value: unknown): boolean => JSON.stringify(value)?.includes('"aws:cloudformation:') ?? false;
  const shape = JSON.parse(JSON.stringify(await shapeOf(endpoint)), (key, value) => {
    if (key.startsWith("aws:cloudformation:")) return undefined;
    if (key === "profiles") return value.map((each: object) => ({ ...each, Tags: undefined }));
    if (value?.ResourceArn?.includes(":listener")) return { ...value, Tags: undefined };
    if (key === "tags" && Object.keys(value).length === 0) return undefined;
    if (key === "managedScaling") return { status: value.status };
    if (key === "LaunchTemplate") return { ...value, Version: undefined };
    if (Array.isArray(value)) return value.filter((each) => !(isTag(each) && isStacks(each)));
    return value;
  });
  return shape as Record<string, unknown>;
};

const isTag = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ("Key" in value || "key" in value);

/** Where an environment is made by Stageway, and two empty accounts in which it is made again. */
export async function startAccounts() {
  const [stageway, byScript, byTemplate, cli] = await Promise.all([
    startStageway(),
    startTestEndpoint(),
    startTestEndpoint(),
    startAwsCli(),
  ]);
  const close = () => Promise.all([stageway.close(), byScript.close(), byTemplate.close(), cli.close()]);
  return { stageway, byScript, byTemplate, cli, close };
}
