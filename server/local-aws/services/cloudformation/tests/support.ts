/** A client of the endpoint's CloudFormation, and how tests wait for stacks. */
import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackInput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { TestEndpoint } from "../../../testing";

/** `maxAttempts: 1`, so that a test sees each answer and not the last of three. */
export const clientOf = (endpoint: string): CloudFormationClient =>
  new CloudFormationClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });

export const parametersOf = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

export async function stackOf(client: CloudFormationClient, StackName: string): Promise<Stack> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  if (!Stacks?.[0]) throw new Error(`${StackName} is not there`);
  return Stacks[0];
}

/** When its operation has ended. By id, so that a deleted one is found too. */
export async function untilSettled(client: CloudFormationClient, stackId: string, deadlineMs = 60_000): Promise<Stack> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const stack = await stackOf(client, stackId);
    if (!stack.StackStatus?.endsWith("IN_PROGRESS")) return stack;
    if (Date.now() > end) throw new Error(`still ${stack.StackStatus}: ${(await storyOf(client, stackId)).join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Creates a stack and waits for what becomes of it. */
export async function create(
  client: CloudFormationClient,
  StackName: string,
  TemplateBody: string,
  more: Partial<CreateStackInput> = {},
): Promise<Stack> {
  const { StackId = "" } = await client.send(new CreateStackCommand({ StackName, TemplateBody, ...more }));
  return untilSettled(client, StackId);
}

export async function eventsOf(client: CloudFormationClient, StackName: string): Promise<StackEvent[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.reverse();
}

/** `LogicalId STATUS reason`, oldest first. */
export async function storyOf(client: CloudFormationClient, StackName: string): Promise<string[]> {
  const events = await eventsOf(client, StackName);
  return events.map(({ LogicalResourceId: id, ResourceStatus: status, ResourceStatusReason: reason }) =>
    [id, status, reason].filter(Boolean).join(" "),
  );
}

/** The log groups whose names begin so: the cheapest resource that a stack can make. */
export async function groupNames({ cloudwatchLogs }: TestEndpoint, prefix: string): Promise<string[]> {
  const { logGroups = [] } = await cloudwatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }));
  return logGroups.map((group) => group.logGroupName ?? "");
}
