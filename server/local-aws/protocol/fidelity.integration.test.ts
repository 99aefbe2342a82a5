import type { GetExportCommandOutput } from "@aws-sdk/client-api-gateway";
import * as apigateway from "@aws-sdk/client-api-gateway";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { Uint8ArrayBlobAdapter } from "@smithy/core/serde";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../testing";
import { AwsError } from "./aws-error";
import type { Handlers } from "./operations";
import { defineService } from "./service";

// Handlers that answer with what they were given: whatever is lost on either way shows.

const TEXT = "é ✓ < & > \" ' \n\t 😀 %2F+";
const AT = new Date("2026-11-22T10:11:12.345Z");
const seen: unknown[] = [];

const ecsEcho: Handlers<typeof ecs> = {
  RegisterTaskDefinition: (input) => ({
    taskDefinition: { ...input, revision: 1, registeredAt: AT },
    tags: input.tags,
  }),
  ListServices: (input) => ({ serviceArns: [], nextToken: input.nextToken }),
  DescribeClusters: () => ({}),
  DeleteCluster: () => {
    throw new AwsError("ClusterNotFoundException", TEXT);
  },
  CreateService: () => {
    throw new AwsError("ServerException", "down");
  },
};

const elbv2Echo: Handlers<typeof elbv2> = {
  CreateTargetGroup: (input) => {
    seen.push(input);
    return {
      TargetGroups: [
        {
          TargetGroupName: input.Name,
          Port: input.Port,
          HealthCheckEnabled: input.HealthCheckEnabled,
          Matcher: input.Matcher,
          LoadBalancerArns: [],
        },
      ],
    };
  },
  DescribeLoadBalancers: (input) => ({ LoadBalancers: [{ CreatedTime: AT, DNSName: TEXT }], NextMarker: input.Marker }),
  DescribeTags: (input) => ({
    TagDescriptions: (input.ResourceArns ?? []).map((ResourceArn) => ({ ResourceArn, Tags: [] })),
  }),
  DeleteLoadBalancer: () => ({}),
  DescribeTargetHealth: () => {
    throw new AwsError("TargetGroupNotFoundException", TEXT);
  },
};

const ec2Echo: Handlers<typeof ec2> = {
  CreateTags: (input) => {
    seen.push(input);
    return {};
  },
  DescribeSecurityGroups: (input) => ({
    SecurityGroups: (input.Filters ?? []).map(({ Name, Values }) => ({
      GroupName: Name,
      Description: Values?.join("|"),
      IpPermissions: [],
    })),
    NextToken: input.NextToken,
  }),
  DescribeVpcs: () => {
    throw new AwsError("InvalidVpcID.NotFound", TEXT);
  },
};

const apigatewayEcho: Handlers<typeof apigateway> = {
  CreateStage: (input) => ({ ...input, createdDate: AT }),
  GetResources: (input) => {
    seen.push(input);
    return { items: [], position: input.position };
  },
  GetExport: (input) => ({
    contentType: "application/json",
    contentDisposition: `attachment; filename="${input.stageName}"`,
    body: Uint8ArrayBlobAdapter.fromString(TEXT),
  }),
  ImportRestApi: (input) => {
    seen.push(input);
    return { name: Buffer.from(input.body as Uint8Array).toString() };
  },
  DeleteStage: () => ({}),
  GetTags: (input) => ({ tags: { arn: input.resourceArn ?? "" } }),
  GetStage: () => {
    throw new AwsError("NotFoundException", TEXT);
  },
  GetStages: () => {
    throw new AwsError("TooManyRequestsException", "slow down", 429, { retryAfterSeconds: "7" });
  },
};

const services = [
  defineService({ signingName: "ecs", loadModel: async () => ecs, loadHandlers: async () => ecsEcho }),
  defineService({
    signingName: "elasticloadbalancing",
    loadModel: async () => elbv2,
    loadHandlers: async () => elbv2Echo,
  }),
  defineService({ signingName: "ec2", loadModel: async () => ec2, loadHandlers: async () => ec2Echo }),
  defineService({
    signingName: "apigateway",
    loadModel: async () => apigateway,
    loadHandlers: async () => apigatewayEcho,
  }),
];

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint({ services });
});
afterAll(() => aws.close());

describe("awsJson", () => {
  it("carries text, numbers, booleans, maps, empty lists and times both ways", async () => {
    const input = {
      family: TEXT,
      cpu: "256",
      containerDefinitions: [
        {
          name: TEXT,
          memory: 0,
          essential: false,
          command: [],
          entryPoint: ["sh", "-c", TEXT],
          dockerLabels: { [TEXT]: TEXT, __proto__x: "y", constructor: "z" },
          portMappings: [{ containerPort: 80 }],
        },
      ],
      volumes: [],
      tags: [{ key: "k", value: "" }],
    };
    const answer = await aws.ecs.send(new ecs.RegisterTaskDefinitionCommand(input));
    const { tags, ...definition } = input;
    expect(answer.taskDefinition).toEqual({ ...definition, revision: 1, registeredAt: AT });
    expect(answer.tags).toEqual(tags);
  });

  it("carries tokens and says empty lists", async () => {
    const answer = await aws.ecs.send(new ecs.ListServicesCommand({ nextToken: TEXT }));
    expect(answer).toMatchObject({ serviceArns: [], nextToken: TEXT });
  });

  it("answers errors as the SDK's own classes, with their members", async () => {
    await expect(aws.ecs.send(new ecs.DeleteClusterCommand({ cluster: "c" }))).rejects.toSatisfy(
      (error) =>
        error instanceof ecs.ClusterNotFoundException &&
        error.message === TEXT &&
        error.$metadata.httpStatusCode === 400,
    );
    await expect(aws.ecs.send(new ecs.CreateServiceCommand({ serviceName: "s" }))).rejects.toMatchObject({
      name: "ServerException",
      $metadata: { httpStatusCode: 500 },
    });
  });
});

describe("awsQuery", () => {
  it("carries text, numbers, booleans and nested members", async () => {
    const input = {
      Name: TEXT,
      Port: 80,
      HealthCheckEnabled: false,
      Matcher: { HttpCode: "200-299" },
      Tags: [{ Key: TEXT, Value: "" }],
    };
    const answer = await aws.elbv2.send(new elbv2.CreateTargetGroupCommand(input));
    expect(seen.at(-1)).toEqual(input);
    const { Tags: _tags, Name, ...rest } = input;
    expect(answer.TargetGroups).toEqual([{ ...rest, TargetGroupName: Name, LoadBalancerArns: [] }]);
  });

  it("carries times, tokens and lists, empty and not", async () => {
    const page = await aws.elbv2.send(new elbv2.DescribeLoadBalancersCommand({ Marker: TEXT }));
    expect(page.LoadBalancers).toEqual([{ CreatedTime: AT, DNSName: TEXT }]);
    expect(page.NextMarker).toBe(TEXT);
    const many = Array.from({ length: 12 }, (_, index) => `arn-${index}`);
    const tags = await aws.elbv2.send(new elbv2.DescribeTagsCommand({ ResourceArns: many }));
    expect(tags.TagDescriptions).toEqual(many.map((ResourceArn) => ({ ResourceArn, Tags: [] })));
    const none = await aws.elbv2.send(new elbv2.DescribeTagsCommand({ ResourceArns: [] }));
    expect(none.TagDescriptions).toEqual([]);
  });

  it("answers an operation without output, and errors by their wire code", async () => {
    const done = await aws.elbv2.send(new elbv2.DeleteLoadBalancerCommand({ LoadBalancerArn: "a" }));
    expect(done.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    await expect(aws.elbv2.send(new elbv2.DescribeTargetHealthCommand({ TargetGroupArn: "a" }))).rejects.toSatisfy(
      (error) => error instanceof elbv2.TargetGroupNotFoundException && error.message === TEXT,
    );
  });
});

describe("ec2Query", () => {
  it("carries flat lists of structures and an operation without output", async () => {
    const input = {
      Resources: ["a", "b"],
      Tags: [
        { Key: TEXT, Value: "" },
        { Key: "k", Value: TEXT },
      ],
    };
    await aws.ec2.send(new ec2.CreateTagsCommand(input));
    expect(seen.at(-1)).toEqual(input);
  });

  it("carries filters and tokens, and names errors by their code", async () => {
    const answer = await aws.ec2.send(
      new ec2.DescribeSecurityGroupsCommand({ Filters: [{ Name: TEXT, Values: ["a", "b"] }], NextToken: TEXT }),
    );
    expect(answer.SecurityGroups).toEqual([{ GroupName: TEXT, Description: "a|b", IpPermissions: [] }]);
    expect(answer.NextToken).toBe(TEXT);
    await expect(aws.ec2.send(new ec2.DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: "InvalidVpcID.NotFound",
      message: TEXT,
    });
  });
});

describe("restJson1", () => {
  it("carries labels and body, maps and times", async () => {
    const input = {
      restApiId: "a/b é",
      stageName: "dev",
      deploymentId: "d",
      variables: { elb: TEXT, empty: "" },
      tags: {},
      cacheClusterEnabled: false,
    };
    const answer = await aws.apigateway.send(new apigateway.CreateStageCommand(input));
    expect(answer).toMatchObject({
      stageName: "dev",
      variables: input.variables,
      tags: {},
      cacheClusterEnabled: false,
    });
    expect(answer.createdDate).toEqual(AT);
    expect(answer.$metadata.httpStatusCode).toBe(201);
  });

  it("carries query lists and tokens", async () => {
    const input = { restApiId: "x", embed: ["methods", TEXT], limit: 500, position: TEXT };
    const answer = await aws.apigateway.send(new apigateway.GetResourcesCommand(input));
    expect(seen.at(-1)).toEqual(input);
    expect(answer).toMatchObject({ items: [], position: TEXT });
  });

  it("carries a body that is all payload, with headers beside it", async () => {
    const input = { restApiId: "x", stageName: "dev", exportType: "swagger" };
    const answer: GetExportCommandOutput = await aws.apigateway.send(new apigateway.GetExportCommand(input));
    expect(new TextDecoder().decode(answer.body)).toBe(TEXT);
    expect(answer.contentType).toBe("application/json");
    expect(answer.contentDisposition).toBe('attachment; filename="dev"');
  });

  it("carries a payload in, and every unnamed query parameter in a map", async () => {
    const input = { body: Buffer.from(TEXT), failOnWarnings: true, parameters: { basepath: "split", é: "✓" } };
    const answer = await aws.apigateway.send(new apigateway.ImportRestApiCommand(input));
    expect(answer.name).toBe(TEXT);
    expect(seen.at(-1)).toMatchObject({ failOnWarnings: true, parameters: { basepath: "split", é: "✓" } });
  });

  it("takes an ARN as one label, and answers 202 without a body", async () => {
    const resourceArn = "arn:aws:apigateway:us-east-1::/restapis/a/stages/b";
    const { tags } = await aws.apigateway.send(new apigateway.GetTagsCommand({ resourceArn }));
    expect(tags).toEqual({ arn: resourceArn });
    const done = await aws.apigateway.send(new apigateway.DeleteStageCommand({ restApiId: "a", stageName: "b" }));
    expect(done.$metadata.httpStatusCode).toBe(202);
  });

  it("answers errors with their status and headers", async () => {
    await expect(
      aws.apigateway.send(new apigateway.GetStageCommand({ restApiId: "a", stageName: "b" })),
    ).rejects.toSatisfy(
      (error) =>
        error instanceof apigateway.NotFoundException &&
        error.message === TEXT &&
        error.$metadata.httpStatusCode === 404,
    );
    await expect(aws.apigateway.send(new apigateway.GetStagesCommand({ restApiId: "a" }))).rejects.toMatchObject({
      name: "TooManyRequestsException",
      retryAfterSeconds: "7",
      $metadata: { httpStatusCode: 429 },
    });
  });
});
