import { CreateRestApiCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand, DescribeClustersCommand, ListClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { sendRaw } from "../../testing/raw-request";
import { control, errorOf } from "./support";

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint();
});
afterAll(() => aws.close());
afterEach(() => control(aws.url, "DELETE", "faults"));

const put = (...faults: object[]) => control(aws.url, "PUT", "faults", { faults });

/** One read of each service. */
const reads: Record<string, () => Promise<unknown>> = {
  ecs: () => aws.ecs.send(new ListClustersCommand({})),
  elasticloadbalancing: () => aws.elbv2.send(new DescribeLoadBalancersCommand({})),
  sts: () => aws.sts.send(new GetCallerIdentityCommand({})),
  ec2: () => aws.ec2.send(new DescribeVpcsCommand({})),
  apigateway: () => aws.apigateway.send(new GetRestApisCommand({})),
  logs: () => aws.cloudwatchLogs.send(new DescribeLogGroupsCommand({})),
};
const read = (service: string) => reads[service]?.() ?? Promise.reject(new Error(`no read of ${service}`));

describe("in each service's own form", () => {
  it.each([
    ["ecs", "ThrottlingException", 400],
    ["logs", "ThrottlingException", 400],
    ["elasticloadbalancing", "Throttling", 400],
    ["sts", "Throttling", 400],
    ["ec2", "RequestLimitExceeded", 503],
    ["apigateway", "TooManyRequestsException", 429],
  ])("%s is throttled with %s", async (service, name, status) => {
    await put({ service, throttle: true });
    const error = await errorOf(read(service));
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual([name, status]);
  });

  it("API Gateway says how long to wait", async () => {
    await put({ service: "apigateway", throttle: { retryAfterSeconds: 3 } });
    expect(await errorOf(read("apigateway"))).toMatchObject({ retryAfterSeconds: "3" });
  });

  it.each(Object.keys(reads))("%s answers an error of any code, message and status", async (service) => {
    await put({ service, error: { code: "AccessDeniedException", message: "not you < & é", status: 403 } });
    const error = await errorOf(read(service));
    expect([error.name, error.message, error.$metadata?.httpStatusCode]).toEqual([
      "AccessDeniedException",
      "not you < & é",
      403,
    ]);
  });

  it("a status overrules the one of the error's schema, which stands where none is asked for", async () => {
    await put({ service: "apigateway", error: { code: "NotFoundException" } });
    expect((await errorOf(read("apigateway"))).$metadata?.httpStatusCode).toBe(404);
    await put({ service: "apigateway", error: { code: "NotFoundException", status: 500 } });
    expect((await errorOf(read("apigateway"))).$metadata?.httpStatusCode).toBe(500);
  });

  it.each(Object.keys(reads))(
    "%s drops the connection, cuts its answer off, sends half a document",
    async (service) => {
      for (const ending of ["drop", "cut", "malformed"]) {
        await put({ service, ending });
        const error = await errorOf(read(service));
        expect([ending, error.$metadata?.httpStatusCode]).toEqual([
          ending,
          ending === "drop" ? undefined : expect.anything(),
        ]);
      }
      await control(aws.url, "DELETE", "faults");
      await read(service);
    },
  );
});

describe("to the calls it is for", () => {
  it("one operation, so many times", async () => {
    await put({ service: "ecs", operation: "ListClusters", throttle: true, calls: 2 });
    await aws.ecs.send(new DescribeClustersCommand({}));
    for (let count = 0; count < 2; count++) expect((await errorOf(read("ecs"))).name).toBe("ThrottlingException");
    await read("ecs");
    expect((await control(aws.url, "GET", "faults")).body).toEqual({
      faults: [{ service: "ecs", operation: "ListClusters", throttle: true, calls: 2, seed: 1, happened: 2 }],
    });
  });

  it("makes them slow, and then lets them be", async () => {
    await put({ service: "*", latencyMs: 200, calls: 1 });
    const before = performance.now();
    await read("sts");
    expect(performance.now() - before).toBeGreaterThanOrEqual(195);
  });

  it("not to those whose signature is wrong, nor to stages and load balancers", async () => {
    await put({ service: "*", ending: "drop" });
    expect((await sendRaw(aws.url, { method: "GET", target: "/restapis" })).status).toBe(403);
    const stage = await fetch(`${aws.url}/restapis/none/dev/_user_request_/x`);
    expect(stage.status).toBe(403);
  });
});

it("a dropped call was not carried out, one whose answer was cut off was", async () => {
  const create = (name: string) => errorOf(aws.apigateway.send(new CreateRestApiCommand({ name })));
  await put({ service: "apigateway", operation: "CreateRestApi", ending: "drop" });
  await create("dropped");
  await put({ service: "apigateway", operation: "CreateRestApi", ending: "cut" });
  await create("cut");
  const { items = [] } = await aws.apigateway.send(new GetRestApisCommand({}));
  expect(items.map(({ name }) => name)).toEqual(["cut"]);
});

it("faults put together replace all others, and DELETE ends them", async () => {
  await put({ service: "ecs", throttle: true });
  await put({ service: "sts", throttle: true });
  await read("ecs");
  expect((await control(aws.url, "DELETE", "faults")).body).toEqual({ faults: [] });
  await read("sts");
});

it("a restart knows of none", async () => {
  const other = await startTestEndpoint();
  await control(other.url, "PUT", "faults", { faults: [{ service: "*", ending: "drop" }] });
  const again = await other.restart();
  await again.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await again.close();
});

describe("a request that cannot be", () => {
  it.each<[string, string, string, unknown, number, string]>([
    ["not JSON", "PUT", "faults", "{", 400, "not JSON"],
    ["no faults", "PUT", "faults", {}, 400, "faults: "],
    [
      "a share of 2",
      "PUT",
      "faults",
      { faults: [{ service: "ecs", throttle: true, share: 2 }] },
      400,
      "faults.0.share: ",
    ],
    ["nothing to do", "PUT", "faults", { faults: [{ service: "ecs" }] }, 400, "does nothing"],
    [
      "no such service",
      "PUT",
      "faults",
      { faults: [{ service: "dynamodb", ending: "cut" }] },
      400,
      "no service dynamodb here. Services: sts,",
    ],
    [
      "no such operation",
      "PUT",
      "faults",
      { faults: [{ service: "ecs", operation: "MakeTea", ending: "cut" }] },
      400,
      "ecs has no operation MakeTea",
    ],
    [
      "an operation of every service",
      "PUT",
      "faults",
      { faults: [{ service: "*", operation: "ListClusters", ending: "cut" }] },
      400,
      "needs its service",
    ],
    ["another method", "PATCH", "faults", undefined, 405, "takes GET, PUT, DELETE"],
    ["no such condition", "PUT", "conditions", { conditions: [{ condition: "rain" }] }, 400, "condition"],
    ["another path", "GET", "nothing", undefined, 404, "/_local/faults"],
    ["what every object has", "GET", "constructor", undefined, 404, "There is no"],
    ["too much", "PUT", "faults", " ".repeat(17 * 1024 * 1024), 413, "could not be read"],
  ])("%s", async (_, method, path, body, status, words) => {
    await put({ service: "sts", throttle: true, calls: 1 });
    const answer = await control(aws.url, method, path, body);
    expect([answer.status, answer.error]).toEqual([status, expect.stringContaining(words)]);
    // What was in force stays so.
    expect((await control(aws.url, "GET", "faults")).body.faults).toHaveLength(1);
  });

  it.each([
    ["an Origin", { origin: "http://evil.example" }],
    ["a browser's Sec-Fetch-Site", { "sec-fetch-site": "same-origin" }],
  ])("from a page: %s", async (_, headers) => {
    for (const [method, path] of [
      ["PUT", "faults"],
      ["GET", "calls"],
      ["PUT", "quotas"],
      ["POST", "reset"],
    ] as const) {
      const answer = await control(aws.url, method, path, undefined, headers);
      expect([answer.status, answer.error]).toEqual([403, expect.stringContaining("browser")]);
    }
  });

  it("from a page that a load balancer serves, too", async () => {
    const headers = { host: "web-1.us-east-1.elb.localhost", "sec-fetch-site": "same-origin" };
    expect((await control(aws.url, "DELETE", "faults", undefined, headers)).status).toBe(403);
  });
});
