import { describe, expect, it } from "vitest";
import { Quotas } from "./quotas";

const call = (service: string, operation: string, input: Record<string, unknown> = {}, region = "us-east-1") => ({
  service,
  operation,
  region,
  protocol: "restJson1" as const,
  input: () => input,
});

/** How many of a thousand calls at one moment go through, and how many a while later. */
function allowed(service: string, operation: string, laterMs: number, input?: Record<string, unknown>) {
  let now = 0;
  const quotas = new Quotas(() => now);
  quotas.enabled = true;
  const through = () =>
    Array.from({ length: 1_000 }, () => quotas.take(call(service, operation, input))).filter(Boolean);
  const atOnce = through().length;
  now = laterMs;
  return [atOnce, through().length];
}

const types = (...types: string[]) => ({ endpointConfiguration: { types } });

it.each<[string, string, number, number, number, Record<string, unknown>?]>([
  ["apigateway", "GetStages", 40, 1_000, 10],
  ["apigateway", "UpdateStage", 40, 1_000, 10],
  ["apigateway", "CreateDeployment", 1, 5_000, 1],
  ["apigateway", "GetResources", 5, 2_000, 5],
  ["apigateway", "CreateResource", 5, 1_000, 5],
  ["apigateway", "DeleteRestApi", 1, 29_999, 0],
  ["apigateway", "CreateRestApi", 1, 3_000, 0],
  ["apigateway", "CreateRestApi", 1, 30_000, 1, types("EDGE")],
  ["apigateway", "CreateRestApi", 1, 3_000, 1, types("REGIONAL")],
  ["apigateway", "ImportRestApi", 1, 30_000, 1],
  ["apigateway", "ImportRestApi", 1, 3_000, 1, { parameters: { endpointConfigurationTypes: "REGIONAL" } }],
  ["elasticloadbalancing", "DescribeTargetHealth", 40, 1_000, 10],
  ["elasticloadbalancing", "CreateListener", 1_000, 1_000, 1_000],
  ["ecs", "DescribeServices", 100, 1_000, 20],
  ["ecs", "ListTasks", 100, 1_000, 20],
  ["ecs", "DescribeTaskDefinition", 1_000, 1_000, 1_000],
  ["ecs", "ListClusters", 50, 1_000, 20],
  ["ecs", "UpdateService", 50, 1_000, 5],
  ["ecs", "RegisterTaskDefinition", 20, 1_000, 1],
  ["ecs", "CreateCluster", 20, 1_000, 1],
  ["sts", "GetCallerIdentity", 1_000, 1_000, 1_000],
])("%s %s: %i at once, after %i ms %i more", (service, operation, burst, laterMs, more, input) => {
  expect(allowed(service, operation, laterMs, input)).toEqual([burst, more]);
});

describe("what shares a bucket", () => {
  const switchedOn = () => {
    const quotas = new Quotas(() => 0);
    quotas.enabled = true;
    return quotas;
  };
  const taken = (quotas: Quotas, times: number, service: string, operation: string, region?: string) =>
    Array.from({ length: times }, () => quotas.take(call(service, operation, {}, region))).filter(Boolean).length;

  it("all of API Gateway's calls together, a refused one costing nothing", () => {
    const quotas = switchedOn();
    expect(taken(quotas, 100, "apigateway", "CreateDeployment")).toBe(1);
    expect(taken(quotas, 100, "apigateway", "GetRestApis")).toBe(39);
    expect(taken(quotas, 1, "apigateway", "GetResources")).toBe(0);
  });

  it("not what another region does, nor another service", () => {
    const quotas = switchedOn();
    taken(quotas, 100, "apigateway", "GetStages");
    expect(taken(quotas, 100, "apigateway", "GetStages", "eu-west-1")).toBe(40);
    expect(taken(quotas, 100, "elasticloadbalancing", "DescribeRules")).toBe(40);
  });

  it("is full again after a switch, and does not exist when off", () => {
    const quotas = switchedOn();
    taken(quotas, 100, "ecs", "ListServices");
    quotas.enabled = true;
    expect(taken(quotas, 200, "ecs", "ListServices")).toBe(100);
    quotas.enabled = false;
    expect(taken(quotas, 200, "ecs", "ListServices")).toBe(200);
  });
});
