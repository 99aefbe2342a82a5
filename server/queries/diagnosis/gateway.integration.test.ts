import { execFile, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { CreateDeploymentCommand, type PatchOperation, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Backend, startBackend } from "../../local-aws/services/elbv2/testing/backend";
import { createChain, registerTargets } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { faults } from "../testing/control";
import { diagnosed, type Expected, environment, hopOf, method } from "../testing/diagnosed";
import { stage } from "../testing/hello-api";
import { pointAt } from "../testing/point-at";
import { remedied } from "../testing/remedies";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

const URI = "http://${stageVariables.elb}";
const LAMBDA =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:hello/invocations";
let endpoint: TestEndpoint;
let backend: Backend;
let dns: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  backend = await startBackend(endpoint.world, "172.31.0.1");
  const chain = await createChain(endpoint, "well");
  dns = chain.dns;
  await registerTargets(endpoint, chain.groupArn, { id: "172.31.0.1", port: 80 });
  pointAt(endpoint.url);
  const apiId = await environment(endpoint, { elb: dns });
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health, causes }) => health === "healthy" && causes.length === 0,
  );
});
afterAll(async () => {
  await backend.close();
  await endpoint.close();
});

const update = (restApiId: string, ...patchOperations: PatchOperation[]) =>
  endpoint.apigateway.send(new UpdateStageCommand({ restApiId, stageName: "dev", patchOperations }));

type Row = [what: string, make: () => Promise<string>, expected: Expected];
const BINDINGS: Row[] = [
  [
    "a variable that is used and not set",
    () => environment(endpoint, {}),
    { hop: "variable", code: "variable.unset", words: /elb is not set in dev/ },
  ],
  [
    "one that is set and not used",
    () => environment(endpoint, { elb: dns, Elb: dns }),
    { hop: "variable", code: "variable.unused", words: /variable Elb is set/, health: "healthy" },
  ],
  [
    "a value with a scheme behind a scheme",
    () => environment(endpoint, { elb: `http://${dns}` }),
    { hop: "variable", code: "variable.scheme", words: /begins with a scheme/ },
  ],
  [
    "a value with a port before a port",
    () => environment(endpoint, { elb: `${dns}:80` }, `${URI}:8080`),
    { hop: "variable", code: "variable.port", words: /ends with a port/ },
  ],
  [
    "a value that makes no address",
    () => environment(endpoint, { elb: "?" }),
    { hop: "integration", code: "integration.badAddress", words: /resolves to http:\/\/\?, which is no HTTP address/ },
  ],
  [
    "a name that no load balancer has",
    () => environment(endpoint, { elb: "gone-1.us-east-1.elb.localhost" }),
    { hop: "loadBalancer", code: "host.unresolved", words: /does not resolve/ },
  ],
  [
    "a host outside",
    () => environment(endpoint, { elb: "127.0.0.1" }),
    {
      hop: "loadBalancer",
      code: "host.external",
      words: /no Application or Network Load Balancer of this account/,
      health: "unknown",
    },
  ],
  [
    "a port without a listener",
    () => environment(endpoint, { elb: `${dns}:81` }),
    { hop: "listener", code: "listener.none", words: /no listener on port 81.*504/ },
  ],
  [
    "a listener of another protocol",
    () => environment(endpoint, { elb: `${dns}:80` }, "https://${stageVariables.elb}"),
    { hop: "listener", code: "listener.protocol", words: /speaks HTTPS, the listener on port 80 HTTP/ },
  ],
  [
    "an integration that calls a function",
    () => environment(endpoint, {}, LAMBDA, "AWS_PROXY"),
    { hop: "integration", code: "integration.notFollowed", words: /AWS_PROXY .* not looked at/, health: "unknown" },
  ],
  [
    "a load balancer that another stage is bound to",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      const { environment: dev } = await getEnvironment(apiId, "dev");
      await stage(endpoint, { apiId, deploymentId: dev.deploymentId ?? "" }, "prod", { elb: `${dns}:80` });
      return apiId;
    },
    {
      hop: "variable",
      code: "variable.shared",
      words: /Stage prod is bound to the same load balancer well/,
      health: "healthy",
    },
  ],
];

describe("bindings", () => {
  it.each(BINDINGS)("%s", async (_, make, expected) => {
    const apiId = await make();
    const { detail, cause } = await diagnosed(apiId, expected);
    if (expected.health === undefined) expect(detail.causes[0]).toEqual(cause);
    if (expected.health === undefined) expect(detail.environment.reason).toBe(cause.message);
    if (/ (update|create)-/.test(cause.remedy?.cli ?? "")) await remedied(apiId, cause);
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

// Where curl is not installed nobody pastes it.
it.skipIf(!hasCurl)("what is shown to ask a host outside asks what the stage asks", async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => response.end(String(asked.push(url))));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const apiId = await environment(endpoint, { elb: `127.0.0.1:${port}` }, `${URI}/it's/{id}/deep`);
  const { cause } = await diagnosed(apiId, {
    hop: "loadBalancer",
    code: "host.external",
    words: /no Application or Network Load Balancer of this account/,
    health: "unknown",
  });
  const { stdout } = await promisify(execFile)("bash", ["-c", cause.remedy?.look ?? ""]);
  server.close();
  expect(stdout).toContain("200 OK");
  expect(asked).toEqual(["/it's/"]);
});

const SETTINGS: Row[] = [
  [
    "a snapshot that nobody moved the stage to",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      await method(endpoint, apiId, "POST", URI);
      // The first one's age is told in seconds.
      await until(
        async () => {
          const { id: deploymentId = "" } = await endpoint.apigateway.send(
            new CreateDeploymentCommand({ restApiId: apiId }),
          );
          const { causes } = await getEnvironment(apiId, "dev");
          return { deploymentId, causes };
        },
        ({ causes }) => causes.some(({ code }) => code === "deployment.old"),
      );
      return apiId;
    },
    { hop: "deployment", code: "deployment.old", words: /is served by no stage/, health: "healthy" },
  ],
  [
    "a method that is not deployed",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      await method(endpoint, apiId, "POST", URI);
      return apiId;
    },
    { hop: "method", code: "method.undeployed", words: /^POST \/ is in the API but not.*403/, health: "healthy" },
  ],
  [
    "a canary with an override",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      await update(
        apiId,
        { op: "replace", path: "/canarySettings/percentTraffic", value: "10" },
        { op: "replace", path: "/canarySettings/stageVariableOverrides/elb", value: "other.example" },
      );
      return apiId;
    },
    { hop: "stage", code: "stage.canary", words: /10 % of the requests.*other values of elb/, health: "progressing" },
  ],
  [
    "a stage that is throttled to nothing",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      await update(apiId, { op: "replace", path: "/*/*/throttling/rateLimit", value: "0" });
      return apiId;
    },
    { hop: "stage", code: "stage.throttled", words: /every call answers 429/ },
  ],
  [
    "a method that is throttled",
    async () => {
      const apiId = await environment(endpoint, { elb: dns });
      await update(apiId, { op: "replace", path: "/~1/GET/throttling/burstLimit", value: "2" });
      return apiId;
    },
    { hop: "method", code: "stage.rateLimited", words: /\(2 at once\)/, health: "healthy" },
  ],
];

describe("a stage", () => {
  it.each(SETTINGS)("%s, until the command of its remedy is pasted", async (_, make, expected) => {
    const apiId = await make();
    const { cause } = await diagnosed(apiId, expected);
    await remedied(apiId, cause);
  });
});

describe("AWS", () => {
  const fault = (operation: string, more: object) =>
    faults(endpoint, { service: "elasticloadbalancing", operation, ...more });

  it.each([
    [
      "answers an error",
      "DescribeTargetHealth",
      { error: { code: "AccessDenied", message: "No.", status: 403 } },
      "targetHealth",
    ],
    ["does not answer", "DescribeListeners", { ending: "drop" }, "listeners"],
    ["answers half a document", "DescribeTargetGroups", { ending: "malformed" }, "targetGroups"],
  ])("%s for a hop: it is unknown, and named", async (_, operation, ending, family) => {
    pointAt(endpoint.url);
    await fault(operation, ending);
    try {
      const apiId = await environment(endpoint, { elb: dns });
      const kind = family === "listeners" ? "listener" : "targetGroup";
      const expected: Expected = { hop: kind, code: "family.unknown", words: /could not be read/, health: "unknown" };
      const detail = await until(
        () => getEnvironment(apiId, "dev"),
        ({ causes }) => causes.some(({ hop, code }) => hop === expected.hop && code === expected.code),
      );
      expect(detail.health).toBe("unknown");
      expect(detail.unknown.map((one) => one.family)).toContain(family);
      expect(hopOf(detail, kind)).toMatchObject({ verdict: "unknown", code: "family.unknown" });
      expect(hopOf(detail, "stage")).toMatchObject({ verdict: "ok" });
    } finally {
      await faults(endpoint);
    }
  });
});
