/**
 * Stopped at every step: what kill -9 leaves on disk is a beginning of the journal, so an endpoint is started on each
 * beginning there was. Every one of them has to bring the operation to the same end, with nothing made twice.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import {
  type CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { remainsOf } from "./remains";
import { clientOf, storyOf, untilSettled } from "./support";

/** Another network replaces what is in it; another path, what is named after it, and its gateway has another name altogether. */
const template = (days: number, path: string, network = "10.9") => `
Parameters:
  Image: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: ${network}.0.0/16, EnableDnsHostnames: true } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: ${network}.0.0/24, MapPublicIpOnLaunch: true } }
  Gateway${path}: { Type: AWS::EC2::InternetGateway }
  Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway${path} } }
  Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Route:
    Type: AWS::EC2::Route
    DependsOn: Attachment
    Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway${path} }
  Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Routes, SubnetId: !Ref Subnet } }
  Firewall:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: test
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: ${days}, ToPort: ${days}, CidrIp: 10.0.0.0/8 }]
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 80, Protocol: HTTP, VpcId: !Ref Vpc } }
  Log: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: ${days} } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ec2.amazonaws.com } }]
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: logs:PutLogEvents, Resource: !GetAtt Log.Arn }]
  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { Roles: [!Ref Role] } }
  Launch:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateName: crash-${path}
      LaunchTemplateData: { ImageId: !Ref Image, InstanceType: t3.micro, SecurityGroupIds: [!Ref Firewall] }
  Scaling:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      AutoScalingGroupName: crash-${path}
      MinSize: 0
      MaxSize: ${days}
      LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: !GetAtt Launch.LatestVersionNumber }
      VPCZoneIdentifier: [!Ref Subnet]
  Cluster: { Type: AWS::ECS::Cluster }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: crash } }
  Path: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: ${path} } }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Path
      HttpMethod: GET
      Integration: { Type: MOCK, RequestTemplates: { application/json: '{"statusCode": 200}' } }
  Deployment: { Type: AWS::ApiGateway::Deployment, DependsOn: Method, Properties: { RestApiId: !Ref Api } }
  Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: prod, Variables: { days: "${days}" } } }`;

/** The journals as they stood before and after each operation. */
const journals: Record<"fresh" | "created" | "updated" | "replaced" | "deleted", string[]> = {
  fresh: [],
  created: [],
  updated: [],
  replaced: [],
  deleted: [],
};
let StackId = "";
const ends: Record<string, unknown> = {};

beforeAll(async () => {
  const endpoint = await startTestEndpoint();
  splitJournal(endpoint);
  const client = clientOf(endpoint.url);
  ends.fresh = await totals(endpoint);
  const input = { StackName: "crash", TemplateBody: template(7, "a"), Capabilities: ["CAPABILITY_IAM" as const] };
  journals.fresh = await journalOf(endpoint.dataDir);
  StackId = (await client.send(new CreateStackCommand(input))).StackId ?? "";
  const created = await untilSettled(client, StackId);
  expect(created.StackStatus, (await storyOf(client, StackId)).join("\n")).toBe("CREATE_COMPLETE");
  journals.created = await journalOf(endpoint.dataDir);
  ends.created = await totals(endpoint);
  const update = async (TemplateBody: string) => {
    await client.send(new UpdateStackCommand({ ...input, TemplateBody }));
    const updated = await untilSettled(client, StackId);
    expect(updated.StackStatus, (await storyOf(client, StackId)).join("\n")).toBe("UPDATE_COMPLETE");
    return journalOf(endpoint.dataDir);
  };
  journals.updated = await update(template(14, "a"));
  const before = await physicalIds(client);
  journals.replaced = await update(template(14, "b", "10.8"));
  const after = await physicalIds(client);
  const same = Object.keys(before).filter((name) => before[name] === after[name]);
  expect(same.sort()).toEqual(["Api", "Cluster", "Deployment", "Log", "Profile", "Role", "Stage"]);
  await client.send(new DeleteStackCommand({ StackName: "crash" }));
  expect((await untilSettled(client, StackId)).StackStatus).toBe("DELETE_COMPLETE");
  journals.deleted = await journalOf(endpoint.dataDir);
  client.destroy();
  await endpoint.close();
});

async function physicalIds(client: CloudFormationClient): Promise<Record<string, string | undefined>> {
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: StackId }));
  return Object.fromEntries(StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
}

/**
 * Writes the journal as soon as whoever changed something waits for anything, as another request may have it written at
 * any such moment. Left alone, all that happens in one turn of the event loop is one line.
 */
function splitJournal({ world: { store } }: TestEndpoint): void {
  const table = store.table.bind(store);
  store.table = <T extends object>(name: string, region: string) => {
    queueMicrotask(() => store.flush());
    return table<T>(name, region);
  };
}

async function journalOf(directory: string): Promise<string[]> {
  return (await readFile(join(directory, "journal.0"), "utf8")).split("\n").slice(0, -1);
}

/** How many of each kind there are; in the API's case also its paths. */
async function totals(endpoint: TestEndpoint): Promise<Record<string, unknown>> {
  const remains = await remainsOf(endpoint);
  const [api] = remains.apis as { id: string }[];
  const items = api && (await endpoint.apigateway.send(new GetResourcesCommand({ restApiId: api.id }))).items;
  const counted = Object.entries(remains).map(([kind, list]) => [kind, list.length]);
  return { ...Object.fromEntries(counted), paths: items?.map((one) => one.path).sort() };
}

const made: string[] = [];
afterAll(async () => {
  for (const directory of made) await rm(directory, { recursive: true, force: true });
});

/** An endpoint on a beginning of the journal, torn in the middle of a line as a kill may leave it. */
async function restartOn(lines: readonly string[]): Promise<TestEndpoint> {
  const dataDir = await mkdtemp(join(tmpdir(), "stageway-test-"));
  made.push(dataDir);
  await writeFile(join(dataDir, "journal.0"), `${lines.join("\n")}\n[["cloudformation/`);
  return startTestEndpoint({ dataDir });
}

async function endOf(
  lines: readonly string[],
): Promise<{ status?: string | undefined; totals: unknown; story: string }> {
  const endpoint = await restartOn(lines);
  const client = clientOf(endpoint.url);
  try {
    const { StackStatus: status } = await untilSettled(client, StackId);
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: StackId }));
    expect(StackResources.filter((one) => one.ResourceStatus?.endsWith("FAILED"))).toEqual([]);
    return { status, totals: await totals(endpoint), story: (await storyOf(client, StackId)).join("\n") };
  } finally {
    client.destroy();
    await endpoint.close();
  }
}

/** Endpoints at a time: each of them mostly waits. */
const WIDTH = 4;

async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const lane = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
}

describe("whatever step it is stopped at", () => {
  it.each([
    ["creating", "fresh", "created", "CREATE_COMPLETE"],
    ["updating", "created", "updated", "UPDATE_COMPLETE"],
    ["replacing", "updated", "replaced", "UPDATE_COMPLETE"],
    ["deleting", "replaced", "deleted", "DELETE_COMPLETE"],
  ] as const)("%s comes to the same end", async (_what, from, to, status) => {
    const expected = await endOf(journals[to]);
    expect(expected.status).toBe(status);
    if (to === "deleted") expect(expected.totals).toEqual(ends.fresh);
    // The first line is the request itself: before it nothing was promised.
    const lengths = journals[to].map((_, index) => index + 1).filter((length) => length > journals[from].length);
    expect(lengths.length).toBeGreaterThan(20);
    await forEach(lengths, async (length) => {
      const end = await endOf(journals[to].slice(0, length));
      expect(end.status, `after ${length} lines:\n${end.story}`).toBe(status);
      expect(end.totals, `after ${length} lines:\n${end.story}`).toEqual(expected.totals);
    });
  });
});
