import { expect, it } from "vitest";
import type { AwsCall } from "@/server/aws/call";
import { AwsFailure } from "@/server/aws/errors";
import { Budget } from "./budget";

const left = (budget: Budget, quota: string) => budget.left().find((each) => each.quota === quota);

const throttled = (service: AwsCall["service"], operation: string): AwsCall => ({
  service,
  operation,
  input: {},
  durationMs: 1,
  outcome: new AwsFailure("Rate exceeded", {
    code: "aws_throttled",
    awsCode: "Throttling",
    operation,
    retryable: true,
  }),
});

it("spends half of AWS's quotas unless it is told otherwise, and never nothing", () => {
  expect(left(new Budget(), "apiGateway")).toEqual({ quota: "apiGateway", calls: 20, perSecond: 5 });
  expect(left(new Budget(0.2), "loadBalancing")).toEqual({ quota: "loadBalancing", calls: 8, perSecond: 2 });
  expect(left(new Budget(0.01), "apiGatewayResources")).toMatchObject({ calls: 1, perSecond: 0.025 });
});

it("counts GetResources against its own quota and against the common one", async () => {
  const budget = new Budget();
  await budget.companion({ haste: "now" }).before?.("apigateway", "GetResources");
  expect(left(budget, "apiGatewayResources")?.calls).toBeLessThan(1.6);
  expect(left(budget, "apiGateway")?.calls).toBeLessThan(19.1);
  expect(left(budget, "ecs")?.calls).toBe(50);
});

it("slows down only where AWS throttled, and not for other failures", () => {
  const budget = new Budget();
  const call = throttled("elbv2", "DescribeTargetHealth");
  budget.companion({ haste: "later" }).after?.(call);
  expect(left(budget, "loadBalancing")).toMatchObject({ perSecond: expect.closeTo(2.5, 1) });
  expect(left(budget, "loadBalancing")?.calls).toBeLessThan(0);
  budget.companion({ haste: "later" }).after?.({ ...throttled("ecs", "ListTasks"), outcome: "ok" });
  expect(left(budget, "ecs")).toEqual({ quota: "ecs", calls: 50, perSecond: 10 });
});
