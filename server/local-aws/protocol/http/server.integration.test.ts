import { type AddressInfo, connect } from "node:net";
import * as ec2Module from "@aws-sdk/client-ec2";
import * as ecsModule from "@aws-sdk/client-ecs";
import * as stsModule from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { type RawRequest, type Signer, sendRaw, sendSigned } from "../../testing/raw-request";
import { defineService, type ServiceDefinition } from "../service";
import { createEndpointServer } from "./server";

const SECRET_DETAIL = "password=hunter2";

const services: ServiceDefinition[] = [
  defineService<typeof ecsModule>({
    signingName: "ecs",
    loadModel: async () => ecsModule,
    loadHandlers: async () => ({
      ListClusters: () => ({ clusterArns: [] }),
      CreateCluster: ({ clusterName }) => ({ cluster: { clusterName } }),
      TagResource: () => ({}),
      ListTasks: () => {
        throw new Error(SECRET_DETAIL);
      },
    }),
  }),
  defineService<typeof stsModule>({
    signingName: "sts",
    loadModel: async () => stsModule,
    loadHandlers: async () => ({ GetCallerIdentity: (_input, { account }) => ({ Account: account }) }),
  }),
  defineService<typeof ec2Module>({
    signingName: "ec2",
    loadModel: async () => ec2Module,
    loadHandlers: async () => ({
      DescribeVpcs: () => ({ Vpcs: [] }),
      // A handler that answers nonsense is a fault of ours, and no crash.
      DescribeSubnets: () => ({ Subnets: 5 }) as never,
    }),
  }),
  defineService<typeof import("@aws-sdk/client-api-gateway")>({
    signingName: "apigateway",
    loadModel: () => import("@aws-sdk/client-api-gateway"),
    loadHandlers: async () => ({ GetStage: (input) => ({ stageName: input.stageName }) }),
    intercept(request, response) {
      if (!request.url?.startsWith("/taken")) return false;
      if (request.url === "/taken/throw") throw new Error(SECRET_DETAIL);
      request.pipe(response.writeHead(200));
      return true;
    },
  }),
];

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint({ services });
});
afterAll(() => aws.close());

const json = (operation: string, body: string | Uint8Array = "{}"): RawRequest => ({
  headers: {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`,
  },
  body,
});
const form = (body: string): RawRequest => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body });
const identity = form("Action=GetCallerIdentity&Version=2011-06-15");
const vpcs = form("Action=DescribeVpcs&Version=2016-11-15");
const stage: RawRequest = { method: "GET", target: "/restapis/a/stages/dev" };

const code = (body: string) => /<Code>(.*?)<\/Code>/.exec(body)?.[1] ?? JSON.parse(body).__type;

describe("who may ask", () => {
  it.each(["evil.com", "evil.com:4566", "localhost.evil.com", "192.168.0.1"])(
    "answers 421 to Host %s",
    async (host) => {
      const answer = await sendRaw(aws.url, { method: "GET", target: "/_local/health", headers: { host } });
      expect(answer.status).toBe(421);
      expect(JSON.stringify(answer.headers)).not.toContain("access-control");
    },
  );

  it("gives no browser of another origin leave", async () => {
    const preflight = { origin: "http://evil.com", "access-control-request-method": "POST" };
    const answer = await sendRaw(aws.url, { method: "OPTIONS", headers: preflight });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.headers)).not.toContain("access-control");
  });

  it("says that it is well, to anyone local", async () => {
    const answer = await sendRaw(aws.url, {
      method: "GET",
      target: "/_local/health",
      headers: { host: "a.localhost" },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ready: true });
    expect((await sendRaw(aws.url, { target: "/_local/health" })).status).toBe(405);
  });

  const wrongSecret = { secret: "wrong" };
  const unknownKey = { accessKeyId: "AKIAUNKNOWN" };
  const old = { at: Date.now() - 6 * 60_000 };
  const cases: [string, RawRequest, Signer, number, string][] = [
    ["ecs, wrong secret", json("ListClusters"), { service: "ecs", ...wrongSecret }, 400, "InvalidSignatureException"],
    ["ecs, unknown key", json("ListClusters"), { service: "ecs", ...unknownKey }, 400, "UnrecognizedClientException"],
    ["ecs, old", json("ListClusters"), { service: "ecs", ...old }, 400, "InvalidSignatureException"],
    ["sts, wrong secret", identity, { service: "sts", ...wrongSecret }, 403, "SignatureDoesNotMatch"],
    ["sts, unknown key", identity, { service: "sts", ...unknownKey }, 403, "InvalidClientTokenId"],
    ["sts, old", identity, { service: "sts", ...old }, 403, "SignatureDoesNotMatch"],
    ["ec2, unknown key", vpcs, { service: "ec2", ...unknownKey }, 401, "AuthFailure"],
    ["ec2, old", vpcs, { service: "ec2", ...old }, 400, "RequestExpired"],
    ["ec2, strange region", vpcs, { service: "ec2", region: "nowhere" }, 403, "SignatureDoesNotMatch"],
  ];
  it.each(cases)("%s", async (_name, request, signer, status, expected) => {
    const answer = await sendSigned(aws.url, request, signer);
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
  });

  it("answers REST in REST's shape", async () => {
    const answer = await sendSigned(aws.url, stage, { service: "apigateway", ...unknownKey });
    expect(answer.status).toBe(403);
    expect(answer.headers["x-amzn-errortype"]).toBe("UnrecognizedClientException");
    expect(JSON.parse(answer.body)).toEqual({ message: "The security token included in the request is invalid." });
  });

  it("says which way the clock is off", async () => {
    const answer = await sendSigned(aws.url, identity, { service: "sts", ...old });
    expect(answer.body).toMatch(
      /Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)/,
    );
  });

  it("refuses a body other than the signed one, and no signature at all", async () => {
    const headers = { ...json("ListClusters").headers, authorization: "AWS4-HMAC-SHA256 nonsense" };
    expect(code((await sendRaw(aws.url, { headers })).body)).toBe("IncompleteSignatureException");
    expect(code((await sendRaw(aws.url, json("ListClusters"))).body)).toBe("MissingAuthenticationTokenException");
    expect(code((await sendRaw(aws.url, identity)).body)).toBe("MissingAuthenticationToken");
  });
});

describe("what it does not offer", () => {
  it.each<[string, RawRequest, Signer, number, string]>([
    ["ecs, no such operation", json("MakeTea"), { service: "ecs" }, 400, "UnknownOperationException"],
    ["ecs, not written", json("DeleteCluster"), { service: "ecs" }, 501, "NotImplemented"],
    ["sts, no such action", form("Action=MakeTea&Version=2011-06-15"), { service: "sts" }, 400, "InvalidAction"],
    [
      "sts, other version",
      form("Action=GetCallerIdentity&Version=2001-01-01"),
      { service: "sts" },
      400,
      "InvalidAction",
    ],
    ["sts, no action", form("Version=2011-06-15"), { service: "sts" }, 400, "MissingAction"],
    ["sts, not written", form("Action=AssumeRole&Version=2011-06-15"), { service: "sts" }, 501, "NotImplemented"],
    ["ec2, not written", form("Action=RunInstances&Version=2016-11-15"), { service: "ec2" }, 501, "NotImplemented"],
    ["another service, json", json("ListClusters"), { service: "dynamodb" }, 501, "NotImplemented"],
    ["another service, query", identity, { service: "iam" }, 501, "NotImplemented"],
  ])("%s", async (_name, request, signer, status, expected) => {
    const answer = await sendSigned(aws.url, request, signer);
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
  });

  it("names the operation, in REST too", async () => {
    const request: RawRequest = { method: "DELETE", target: "/restapis/a/stages/dev" };
    const answer = await sendSigned(aws.url, request, { service: "apigateway" });
    expect(answer.status).toBe(501);
    expect(answer.headers["x-amzn-errortype"]).toBe("NotImplemented");
    expect(answer.body).toContain("DeleteStage");
    const nothing = await sendSigned(aws.url, { method: "GET", target: "/nothing" }, { service: "apigateway" });
    expect([nothing.status, nothing.headers["x-amzn-errortype"]]).toEqual([404, "UnknownOperationException"]);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["not JSON", "{"],
    ["a list", "[]"],
    ["null", "null"],
    ["a wrong type", '{"clusterName":5}'],
    ["a wrong nested type", '{"tags":[{"key":{}}]}'],
    ["a null in a list", '{"tags":[null]}'],
    ["deep nesting", `{"tags":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0])],
  ])("%s is a SerializationException", async (_name, body) => {
    const answer = await sendSigned(aws.url, json("CreateCluster", body), { service: "ecs" });
    expect([answer.status, code(answer.body)]).toEqual([400, "SerializationException"]);
  });

  it("names required members that are missing", async () => {
    const answer = await sendSigned(aws.url, json("TagResource"), { service: "ecs" });
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: "ValidationException",
      message: expect.stringContaining("2 validation errors detected: Value null at 'resourceArn'"),
    });
  });

  it("does not let __type carry unknown members in", async () => {
    const answer = await sendSigned(aws.url, json("CreateCluster", '{"__type":"x","clusterName":"a","evil":1}'), {
      service: "ecs",
    });
    expect(JSON.parse(answer.body)).toEqual({ cluster: { clusterName: "a" } });
  });
});

describe("its own faults", () => {
  const subnets = form("Action=DescribeSubnets&Version=2016-11-15");
  it.each([
    ["throws", json("ListTasks", '{"cluster":"c"}'), "ecs"],
    ["answers nonsense", subnets, "ec2"],
  ])("answers 500 for a handler that %s, tells nothing, and logs it whole", async (_name, request, service) => {
    const answer = await sendSigned(aws.url, request, { service });
    expect([answer.status, code(answer.body)]).toEqual([500, "InternalFailure"]);
    expect(answer.body).not.toContain("hunter2");
    const requestId = answer.headers["x-amzn-requestid"];
    const entry = aws.logs.find(({ fields }) => fields.requestId === requestId);
    expect(entry?.event).toBe("internal-failure");
    expect(String(entry?.fields.error)).toMatch(/Error/);
  });

  it("survives an intercepting service that throws", async () => {
    const answer = await sendRaw(aws.url, { target: "/taken/throw" });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain("hunter2");
  });
});

describe("size and shape of requests", () => {
  it("answers 413 to a body over 16 MB, announced or not", async () => {
    const big = Buffer.alloc(16 * 1024 * 1024 + 1, 32);
    const announced = await sendRaw(aws.url, { body: big });
    expect(announced.status).toBe(413);
    const chunked = await sendRaw(aws.url, { headers: { "transfer-encoding": "chunked" }, body: big });
    expect(chunked.status).toBe(413);
  });

  it("streams what a service takes for itself, whatever its size", async () => {
    const big = "x".repeat(20 * 1024 * 1024);
    const answer = await sendRaw(aws.url, { target: "/taken", body: big });
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBe(big.length);
  });

  it.each([
    ["garbage", "\x16\x03\x01 hello\r\n\r\n", /^HTTP\/1\.1 400/],
    ["huge headers", `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${"x".repeat(100_000)}\r\n\r\n`, /^HTTP\/1\.1 (400|431)/],
    ["no host", "GET /_local/health HTTP/1.0\r\n\r\n", /^HTTP\/1\.1 421/],
    ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", /^HTTP\/1\.1 400/],
    [
      "an absolute address",
      "GET http://localhost/x?y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      /^HTTP\/1\.1 403/,
    ],
  ])("answers %s and goes on", async (_name, text, expected) => {
    expect(await sendBytes(aws.url, text)).toMatch(expected);
    expect((await sendRaw(aws.url, { method: "GET", target: "/_local/health" })).status).toBe(200);
  });

  it("does not mind callers that go away", async () => {
    const { port } = new URL(aws.url);
    for (const text of [
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc",
      "GET /",
      "POST /taken HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx",
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.write(text, () => socket.resetAndDestroy()));
        socket.on("close", () => resolve());
        socket.on("error", () => {});
      });
    }
    expect((await sendRaw(aws.url, { method: "GET", target: "/_local/health" })).status).toBe(200);
  });
});

it("cuts off headers that trickle in", async () => {
  const limits = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 };
  const server = createEndpointServer([], () => aws.world, limits);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  expect(await sendBytes(`http://127.0.0.1:${port}`, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).toMatch(
    /^HTTP\/1\.1 4/,
  );
  server.close();
});

/** All that comes back until the other side closes. */
function sendBytes(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
