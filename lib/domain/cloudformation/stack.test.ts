import { expect, it } from "vitest";
import { boundStages, usualOutput } from "./bound-stages";
import { resourceHref } from "./resource-links";
import { hasFailed, isAtRest, isUpdatable, stackStatusWords } from "./stack-status";

it.each([
  ["CREATE_IN_PROGRESS", "busy", false, false, false],
  ["CREATE_COMPLETE", "ok", true, false, true],
  ["CREATE_FAILED", "bad", true, true, false],
  ["ROLLBACK_IN_PROGRESS", "warn", false, true, false],
  ["ROLLBACK_COMPLETE", "bad", true, true, false],
  ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "busy", false, false, false],
  ["UPDATE_ROLLBACK_COMPLETE", "warn", true, true, true],
  ["UPDATE_ROLLBACK_FAILED", "bad", true, true, false],
  ["DELETE_FAILED", "bad", true, true, false],
  ["REVIEW_IN_PROGRESS", "idle", true, false, false],
  ["SOMETHING_NEW", "unknown", true, false, false],
])("%s is %s", (status, tone, rest, failed, updatable) => {
  expect(stackStatusWords(status).tone).toBe(tone);
  expect([isAtRest(status), hasFailed(status), isUpdatable(status)]).toEqual([rest, failed, updatable]);
});

const resource = (type: string, physicalId: string, status = "CREATE_COMPLETE") => ({
  logicalId: "X",
  type,
  physicalId,
  status,
  drift: { status: "NOT_CHECKED" },
});
const API = resource("AWS::ApiGateway::RestApi", "a1b2");
const STAGE = resource("AWS::ApiGateway::Stage", "prod");

it.each([
  [resource("AWS::ECS::Service", "arn:aws:ecs:eu-west-1:1:service/shop/web"), [], "/services/shop/web"],
  [
    resource("AWS::ElasticLoadBalancingV2::LoadBalancer", "arn:aws:elb:r:1:loadbalancer/app/shop-lb/50dc"),
    [],
    "/load-balancers/shop-lb",
  ],
  [API, [], "/apis/a1b2"],
  [STAGE, [API, STAGE], "/environments/a1b2/prod"],
  [STAGE, [API, resource("AWS::ApiGateway::RestApi", "c3d4")], undefined],
  [resource("AWS::ECS::Service", "arn:aws:ecs:r:1:service/shop/web", "DELETE_COMPLETE"), [], undefined],
  [resource("AWS::EC2::VPC", "vpc-1"), [], undefined],
])("%j leads to its page", (one, all, href) => expect(resourceHref(one, all)).toBe(href));

it("finds the stages whose variables are an output's value", () => {
  const stage = (name: string, value: string) => ({
    apiId: "a1",
    stage: name,
    deploymentId: "d",
    variables: { elb: value },
  });
  const outputs = [
    { key: "Dns", value: "Lb-1.elb.example" },
    { key: "Empty", value: "" },
  ];
  const found = boundStages(outputs, [{ id: "a1", name: "Shop" }], () => [
    stage("dev", "other"),
    stage("prod", "lb-1.elb.example"),
  ]);
  expect(found).toEqual([{ apiId: "a1", apiName: "Shop", stage: "prod", variable: "elb", output: "Dns" }]);
});

it.each([
  [["Url", "EcsElbDnsName"], "EcsElbDnsName"],
  [["Arn", "Dns"], "Dns"],
  [["Arn"], "Arn"],
  [[], undefined],
])("of %j it is usually %s", (keys, usual) => {
  const values: Record<string, string> = { Dns: "lb-1.elb.example", Arn: "arn:aws:x:y" };
  expect(usualOutput(keys.map((key) => ({ key, value: values[key] ?? "https://x/" })))?.key).toBe(usual);
});
