/** What neither AWS nor the endpoint lets anybody make, but either may answer: the endpoint's answers, changed on their way. */
import { request } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type FakeAws, fakeAws } from "@/server/aws/testing/fake-aws";
import { startBackend } from "../../local-aws/services/elbv2/testing/backend";
import { createChain, registerTargets } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, type Expected, environment } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let between: FakeAws;
let backend: Awaited<ReturnType<typeof startBackend>>;
let apiId: string;
let rewrite: (body: string, of: string) => string = (body) => body;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  backend = await startBackend(endpoint.world, "172.31.9.1");
  const { dns, groupArn } = await createChain(endpoint, "changed");
  await registerTargets(endpoint, groupArn, { id: "172.31.9.1", port: 80 });
  between = await fakeAws((incoming, response) => {
    const { hostname, port } = new URL(endpoint.url);
    const { method, url = "", headers, body } = incoming;
    const of = new URLSearchParams(body).get("Action") ?? url;
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
  await backend.close();
  await endpoint.close();
});

const changing = (operation: RegExp, from: RegExp, to: string) => (body: string, of: string) =>
  operation.test(of) ? body.replace(from, to) : body;

it.each<[string, typeof rewrite, Expected]>([
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
    "a target whose health checks are off",
    changing(
      /^DescribeTargetHealth/,
      /<State>healthy<\/State>/,
      "<State>unavailable</State><Reason>Target.HealthCheckDisabled</Reason>",
    ),
    { hop: "targetGroup", code: "targetGroup.unchecked", words: /switched off/, health: "unknown" },
  ],
  [
    "a listener that names a group which is gone",
    changing(/^DescribeTargetGroups/, /<member>[\s\S]*<\/member>/, ""),
    { hop: "targetGroup", code: "targetGroup.gone", words: /does not exist/ },
  ],
])("%s", async (_, change, expected) => {
  rewrite = change;
  const { detail, cause } = await diagnosed(apiId, expected);
  expect(detail.causes).toEqual([cause]);
  rewrite = (body) => body;
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
});
