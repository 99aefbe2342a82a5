import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient, CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import {
  CreateInternetGatewayCommand,
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import { CreateClusterCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { CreateLoadBalancerCommand, CreateTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateInstanceProfileCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "../services";
import * as s3Model from "../services/s3/model";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../testing";
import { defectsIn } from "../testing/defects";
import { wildCalls } from "../testing/hostile";
import { describeAttack, perform } from "../testing/hostile/attack";
import { type RawRequest, sendRaw, sendSigned } from "../testing/raw-request";
import { restRequest } from "../testing/rest-request";
import { sendToS3 } from "../testing/s3-request";
import { type OperationModel, readModel } from "./model/load-model";

// Whatever is sent, the answer is never our own fault (500), and the endpoint is there for the next request.
// A fixed seed: a failure is the same for everyone. Look for new ones with PROPERTY_SEED and PROPERTY_RUNS.

const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_122);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 8);
const options = { seed: SEED, endOnFailure: true };

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint();
  TEXTS.push(...(await makeResources()));
});
afterAll(async () => {
  await aws.close();
  expect(defectsIn(aws.logs), "of what went on behind the answers").toEqual([]);
});

/** Something of each kind, so that random inputs reach further than "does not exist". Answers their names. */
async function makeResources(): Promise<string[]> {
  const { Subnets = [] } = await aws.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map((subnet) => subnet.SubnetId ?? "");
  const vpc = Subnets[0]?.VpcId ?? "";
  const group = { Name: "web", Protocol: "HTTP", Port: 80, VpcId: vpc, TargetType: "ip" } as const;
  const { TargetGroups } = await aws.elbv2.send(new CreateTargetGroupCommand(group));
  const { LoadBalancers } = await aws.elbv2.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: subnets }));
  const { cluster } = await aws.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  const containerDefinitions = [{ name: "web", image: "httpd:2.4", memory: 128 }];
  const { taskDefinition } = await aws.ecs.send(
    new RegisterTaskDefinitionCommand({ family: "web", containerDefinitions }),
  );
  const { id: apiId } = await aws.apigateway.send(new CreateRestApiCommand({ name: "web" }));
  return [
    ...(await makeCapacity()),
    ...subnets,
    vpc,
    TargetGroups?.[0]?.TargetGroupArn,
    LoadBalancers?.[0]?.LoadBalancerArn,
    cluster?.clusterArn,
    taskDefinition?.taskDefinitionArn,
    apiId,
  ].flatMap((name) => name ?? []);
}

/** What instances need, all of them named `web`. */
async function makeCapacity(): Promise<(string | undefined)[]> {
  const iam = new IAMClient(clientConfig(aws.url));
  const Statement = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "web", AssumeRolePolicyDocument }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: "web" }));
  const { Images } = await aws.ec2.send(new DescribeImagesCommand({}));
  const LaunchTemplateData = { ImageId: Images?.[0]?.ImageId, InstanceType: "t3.micro" } as const;
  const named = { LaunchTemplateName: "web" };
  const { LaunchTemplate } = await aws.ec2.send(new CreateLaunchTemplateCommand({ ...named, LaunchTemplateData }));
  const size = { AutoScalingGroupName: "web", MinSize: 0, MaxSize: 2, AvailabilityZones: ["us-east-1a"] };
  const groups = new AutoScalingClient(clientConfig(aws.url));
  await groups.send(new CreateAutoScalingGroupCommand({ ...size, DesiredCapacity: 1, LaunchTemplate: named }));
  const { InternetGateway } = await aws.ec2.send(new CreateInternetGatewayCommand({}));
  const { RouteTables } = await aws.ec2.send(new DescribeRouteTablesCommand({}));
  iam.destroy();
  groups.destroy();
  return [
    "web",
    AssumeRolePolicyDocument,
    Role?.Arn,
    Images?.[0]?.ImageId,
    "t3.micro",
    LaunchTemplate?.LaunchTemplateId,
    InternetGateway?.InternetGatewayId,
    RouteTables?.[0]?.RouteTableId,
    "10.0.0.0/16",
    "instance",
  ];
}

async function expectAnswer(send: Promise<{ status: number; body: string }>): Promise<void> {
  const { status, body } = await send;
  expect(defectsIn(aws.logs), body).toEqual([]);
  expect(status, body).toBeGreaterThanOrEqual(200);
  expect(status, body).not.toBe(500);
}

describe("bytes that mean nothing", () => {
  const scope = fc.constantFrom("ecs", "elasticloadbalancing", "apigateway", "ec2", "sts", "logs", "s3", "");
  const header = fc.constantFrom(
    "x-amz-target",
    "content-type",
    "authorization",
    "x-amz-date",
    "x-amz-content-sha256",
    "accept",
  );
  const headerText = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
  const target = fc.array(fc.webSegment(), { maxLength: 6 }).map((parts) => `/${parts.join("/")}`);
  const request = fc.record<RawRequest>({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    target,
    headers: fc.dictionary(header, headerText, { maxKeys: 3 }),
    body: fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.uint8Array()),
  });

  it("unsigned", async () => {
    const property = fc.asyncProperty(request, (raw) => expectAnswer(sendRaw(aws.url, raw)));
    await fc.assert(property, { ...options, numRuns: 300 });
  });

  it("signed", async () => {
    const property = fc.asyncProperty(scope, request, (service, raw) => {
      const { authorization: _none, "x-amz-date": _other, ...headers } = raw.headers ?? {};
      return expectAnswer(sendSigned(aws.url, { ...raw, headers }, { service }));
    });
    await fc.assert(property, { ...options, numRuns: 300 });
  });

  it("forms with fields of the schemas and any text", async () => {
    const name = fc.stringMatching(
      /^(Name|Filter|Filters|Names|Tag|IpPermissions|Subnets|Actions|Port|MaxResults)(\.(member|1|2|x|Key|Values)){0,4}$/,
    );
    const field = fc
      .tuple(name, fc.oneof(fc.string(), fc.integer().map(String)))
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    const action = fc.constantFrom(
      ["ec2", "2016-11-15", "DescribeSubnets"],
      ["ec2", "2016-11-15", "AuthorizeSecurityGroupIngress"],
      ["elasticloadbalancing", "2015-12-01", "CreateLoadBalancer"],
      ["elasticloadbalancing", "2015-12-01", "DescribeTargetGroups"],
    );
    const property = fc.asyncProperty(action, fc.array(field), ([service = "", version, operation], fields) => {
      const body = [`Action=${operation}`, `Version=${version}`, ...fields].join("&");
      return expectAnswer(
        sendSigned(aws.url, { headers: { "content-type": "application/x-www-form-urlencoded" }, body }, { service }),
      );
    });
    await fc.assert(property, { ...options, numRuns: 300 });
  });
});

interface AnyClient {
  send(command: object): Promise<unknown>;
  destroy(): void;
}

/** Of the one client class that a package exports. */
function clientOf(module: object): AnyClient {
  const [, Client] = Object.entries(module).find(([name]) => /^[A-Z].*Client$/.test(name)) ?? [];
  return new (Client as new (config: object) => AnyClient)(clientConfig(aws.url));
}

describe("inputs that fit the schema and make no sense", () => {
  it("s3, which has no client here", async () => {
    const { operations } = readModel(s3Model);
    let accepted = 0;
    for (const { http, input } of operations.values()) {
      if (!http) throw new Error("S3 is REST");
      await sendToS3(aws.url, { method: "PUT", target: "/web" });
      let answered = 0;
      const property = fc.asyncProperty(anyOf(input, 3), fc.boolean(), async (values, isThere) => {
        const bucket = isThere ? { Bucket: "web" } : {};
        const request = restRequest(http, input, { ...(values as object), ...bucket });
        const answer = await sendToS3(aws.url, request);
        await expectAnswer(Promise.resolve(answer));
        if (!/SignatureDoesNotMatch|InvalidURI/.test(answer.body)) answered++;
        if (answer.status === 200) accepted++;
      });
      await fc.assert(property, { ...options, numRuns: 4 * RUNS });
      expect(answered).toBeGreaterThan(RUNS);
    }
    expect(accepted, "what makes sense after all").toBeGreaterThan(0);
  });

  const withClient = services.filter(({ signingName }) => signingName !== "s3");
  it.each(withClient.map((service) => [service.signingName, service] as const))(
    "%s",
    async (name, service) => {
      const [module, handlers] = await Promise.all([service.loadModel(), service.loadHandlers()]);
      const commands = module as Record<string, new (input: object) => never>;
      const { operations } = readModel(module);
      const client = clientOf(module);
      let accepted = 0;
      for (const operation of Object.keys(handlers)) {
        const model = operations.get(operation) as OperationModel;
        const Command = commands[`${operation}Command`];
        if (!Command) throw new Error(`${operation} is no operation of ${name}`);
        const property = fc.asyncProperty(anyOf(model.input, 3), async (input) => {
          const answer = await answerOf(client.send(new Command(input as object)));
          await expectAnswer(Promise.resolve(answer));
          if (answer.status === 200) accepted++;
        });
        await fc.assert(property, { ...options, numRuns: RUNS });
      }
      client.destroy();
      expect(accepted, "what makes sense after all").toBeGreaterThan(0);
    },
    120_000,
  );
});

describe("inputs that do not fit the schema", () => {
  it.each(services.map((service) => [service.signingName, service] as const))(
    "%s",
    async (_name, service) => {
      for (const { calls } of await wildCalls(service)) {
        const property = fc.asyncProperty(calls, async (attack) => {
          const status = await perform(aws.url, attack);
          await expectAnswer(Promise.resolve({ status: status ?? 0, body: describeAttack(attack) }));
        });
        await fc.assert(property, { ...options, numRuns: RUNS });
      }
    },
    120_000,
  );
});

/** The SDK refuses an empty label or a header that is none before it sends: no answer of ours, so no fault of ours. */
async function answerOf(sending: Promise<unknown>): Promise<{ status: number; body: string }> {
  try {
    await sending;
    return { status: 200, body: "" };
  } catch (error) {
    const { $metadata, message } = error as { $metadata?: { httpStatusCode?: number }; message: string };
    if ($metadata?.httpStatusCode === undefined && !/label|header content/.test(message)) throw error;
    return { status: $metadata?.httpStatusCode ?? 400, body: message };
  }
}

const TEXTS = [
  "",
  "a",
  "default",
  "main",
  "web:1",
  "*",
  "/",
  "{proxy+}",
  "tcp",
  "80",
  "é ✓ < & >",
  "__proto__",
  "arn:aws:ecs:us-east-1:000000000000:cluster/main",
  "sg-1",
  "x".repeat(300),
];

/** Any value of the schema: all members optional, numbers around limits, text that means something and text that does not. */
function anyOf(schema: NormalizedSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) {
    const members: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [name, member] of schema.structIterator()) {
      const container = member.isStructSchema() || member.isListSchema() || member.isMapSchema();
      if (depth > 0 || !container) members[name] = anyOf(member, depth - 1);
    }
    const required = Object.keys(members).filter((name) => schema.getMemberSchema(name).getMergedTraits().httpLabel);
    return fc.record(members, { requiredKeys: required });
  }
  if (schema.isListSchema()) return fc.array(anyOf(schema.getValueSchema(), depth - 1), { maxLength: 3 });
  if (schema.isMapSchema())
    return fc.dictionary(fc.constantFrom("a", "b/c", "é"), anyOf(schema.getValueSchema(), depth - 1), { maxKeys: 2 });
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isNumericSchema()) return fc.constantFrom(-1, 0, 1, 2, 80, 65_536, 2 ** 31, 1.5);
  if (schema.isTimestampSchema()) return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) });
  if (schema.isBlobSchema()) return fc.uint8Array({ maxLength: 20 });
  return fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 10 }));
}
