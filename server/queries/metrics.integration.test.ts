import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { getEnvironments } from "./environments";
import { getMetrics } from "./metrics";
import { faults } from "./testing/control";
import { helloApi, stage } from "./testing/hello-api";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

let endpoint: TestEndpoint;
let apiId: string;
let closeDatabase: () => Promise<void>;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const api = await helloApi(endpoint);
  apiId = api.apiId;
  await stage(endpoint, api, "dev", { helloworldElb: "hunter2.us-east-1.elb.localhost" });
  closeDatabase = await openMemoryDatabase();
  pointAt(endpoint.url, "aws");
});
afterAll(async () => {
  await closeDatabase();
  await endpoint.close();
});

/** The value of one line, by its name with its labels. */
async function figureOf(line: string): Promise<number> {
  const { text } = await getMetrics();
  const found = text.split("\n").find((each) => each.startsWith(`${line} `));
  return Number(found?.split(" ").at(-1) ?? Number.NaN);
}

it("tells of calls, throttles, ages, budget and operations, in Prometheus's format", async () => {
  await faults(endpoint, { service: "apigateway", operation: "GetStages", throttle: true, calls: 1 });
  await until(getEnvironments, ({ environments }) => environments.length === 1);
  expect((await getMetrics()).contentType).toBe("text/plain; version=0.0.4; charset=utf-8");
  const call = 'stageway_aws_calls_total{service="apigateway",operation="GetStages"';
  expect(await figureOf(`${call},result="aws_throttled"}`)).toBe(1);
  expect(await figureOf(`${call},result="ok"}`)).toBeGreaterThanOrEqual(1);
  expect(await figureOf('stageway_aws_throttles_total{service="apigateway",operation="GetStages"}')).toBe(1);
  expect(await figureOf('stageway_aws_call_duration_seconds_count{service="ecs"}')).toBeGreaterThanOrEqual(1);
  // Half of ten a second, and half of that after the throttle.
  const rate = await figureOf('stageway_aws_budget_calls_per_second{quota="apiGateway"}');
  expect(rate).toBeGreaterThan(2.4);
  expect(rate).toBeLessThan(5);
  expect(await figureOf('stageway_aws_budget_calls{quota="loadBalancing"}')).toBeLessThanOrEqual(20);
  expect(await figureOf('stageway_facts{family="stages"}')).toBe(1);
  expect(await figureOf('stageway_facts_age_seconds{family="stages"}')).toBeLessThan(60);
  expect(await figureOf('stageway_facts_age_seconds{family="snapshots"}')).toBeNaN();
  expect(await figureOf('stageway_operations{status="running"}')).toBe(0);
  expect(await figureOf("process_resident_memory_bytes")).toBeGreaterThan(0);
});

it("says which family fails, and names nobody's things", async () => {
  await faults(endpoint, { service: "elasticloadbalancing", operation: "*", error: { code: "AccessDenied" } });
  pointAt(endpoint.url, "aws");
  await getEnvironments();
  expect(await figureOf('stageway_facts_failing{family="loadBalancers"}')).toBe(1);
  expect(await figureOf('stageway_facts_failing{family="stages"}')).toBe(0);
  const { text } = await getMetrics();
  for (const secret of [apiId, "hunter2", "EcsDemoAPI", "arn:aws"]) expect(text).not.toContain(secret);
});
