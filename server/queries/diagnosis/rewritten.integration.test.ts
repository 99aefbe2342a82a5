/** What neither AWS nor the endpoint lets anybody make, but either may answer: the endpoint's answers, changed on their way. */
import { request } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type FakeAws, fakeAws } from "@/server/aws/testing/fake-aws";
import { forgetInventory } from "../../inventory";
import { createChain } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, type Expected, environment, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { create, register, steady } from "../testing/service";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let between: FakeAws;
let apiId: string;
let rewrite: (body: string, of: string) => string = (body) => body;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  const { dns, groupArn } = await createChain(endpoint, "changed");
  await create(endpoint, "changed", groupArn, { taskDefinition: await register(endpoint, "changed") });
  await steady(endpoint, "changed");
  between = await fakeAws((incoming, response) => {
    const { hostname, port } = new URL(endpoint.url);
    const { method, url = "", headers, body } = incoming;
    const of = new URLSearchParams(body).get("Action") ?? headers["x-amz-target"]?.toString() ?? url;
    const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const { "content-length": _, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, rest).end(rewrite(Buffer.concat(chunks).toString(), of));
      });
    });
    onward.end(body);
  });
  pointAt(between.url);
  apiId = await environment(endpoint, { elb: dns });
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
});
afterAll(async () => {
  await between.close();
  await endpoint.close();
});

const changing = (operation: RegExp, from: RegExp, to: string) => (body: string, of: string) =>
  operation.test(of) ? body.replace(from, to) : body;

it.each<[what: string, change: typeof rewrite, expected: Expected, beside?: string[]]>([
  [
    "an illegal value",
    changing(/\/stages/, /"elb":"[^"]*"/, '"elb":"a b"'),
    { hop: "variable", code: "variable.illegal", words: /does not allow/ },
  ],
  [
    "a load balancer that failed",
    changing(/^DescribeLoadBalancers/, /<Code>active<\/Code>/, "<Code>failed</Code>"),
    { hop: "loadBalancer", code: "loadBalancer.failed", words: /changed is failed/ },
  ],
  [
    "a stage without a deployment",
    changing(/\/stages/, /"deploymentId":"[^"]*",?/, ""),
    { hop: "stage", code: "stage.noDeployment", words: /serves no deployment/, health: "missing" },
  ],
  [
    "a snapshot without methods",
    changing(/\/exports\//, /"paths":[\s\S]*$/, '"paths":{}}'),
    { hop: "deployment", code: "deployment.noMethods", words: /has no methods: every call answers 403/ },
    ["method.undeployed"],
  ],
  [
    "a method without an integration",
    // Of the editable API: AWS deploys no such method.
    changing(/\/(exports|resources)/, /"(x-amazon-apigateway-integration|methodIntegration)"/, '"nothing"'),
    { hop: "integration", code: "integration.missing", words: /GET \/ has no integration, so every call answers 500/ },
  ],
  [
    "a rollout that was ended by its alarms",
    changing(
      /DescribeServices/,
      /"rolloutState":"COMPLETED","rolloutStateReason":"[^"]*"/,
      '"rolloutState":"FAILED","rolloutStateReason":"ECS deployment failed: alarm detected."',
    ),
    { hop: "service", code: "service.rolloutFailed", words: /rollout of service changed failed: .*alarm detected/ },
  ],
  [
    "a listener that names a group which is gone",
    changing(/^DescribeTargetGroups/, /<member>[\s\S]*<\/member>/, ""),
    { hop: "targetGroup", code: "targetGroup.gone", words: /does not exist/ },
  ],
])("%s", async (_, change, expected, beside = []) => {
  const { detail, cause } = await whileRewritten(change, expected);
  expect(detail.causes[0]).toEqual(cause);
  expect(detail.causes.slice(1).map(({ code }) => code)).toEqual(beside);
});

/** Reason codes that AWS has for what happens inside of it, for instances, and for addresses of its own. */
it.each<[reason: string, state: string, Omit<Expected, "hop">]>([
  ["Elb.RegistrationInProgress", "initial", { code: "targetGroup.initial", words: /waits/, health: "progressing" }],
  ["Elb.InternalError", "unhealthy", { code: "targetGroup.allUnhealthy", words: /internal error/ }],
  ["Elb.InternalError", "unavailable", { code: "targetGroup.unchecked", words: /internal error/, health: "unknown" }],
  ["Target.HealthCheckDisabled", "unavailable", { code: "targetGroup.unchecked", words: /off/, health: "unknown" }],
  ["Target.NotRegistered", "unused", { code: "targetGroup.unused", words: /not registered\. .*answers 503/ }],
  ["Target.InvalidState", "unused", { code: "targetGroup.unused", words: /stopped or terminated/ }],
  ["Target.IpUnusable", "unused", { code: "targetGroup.unused", words: /a load balancer uses it/ }],
])("%s, %s", async (reason, state, expected) => {
  const answer = `<State>${state}</State><Reason>${reason}</Reason>`;
  const change = changing(/^DescribeTargetHealth/, /<State>healthy<\/State>/, answer);
  const { detail, cause } = await whileRewritten(change, { hop: "targetGroup", ...expected });
  expect(detail.causes).toEqual([cause]);
  expect(detail.environment.reasonCode).toBe(reason);
  expect(hopOf(detail, "target")).toMatchObject({ state, reasonCode: reason, code: reason });
});

async function whileRewritten(change: typeof rewrite, expected: Expected) {
  rewrite = change;
  // A snapshot is read but once.
  forgetInventory();
  const found = await diagnosed(apiId, expected);
  rewrite = (body) => body;
  forgetInventory();
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
  return found;
}
