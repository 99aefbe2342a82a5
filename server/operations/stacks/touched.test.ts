import { expect, it } from "vitest";
import { touchedBy } from "./touched";

const ELB = "arn:aws:elasticloadbalancing:eu-west-1:1";
const ECS = "arn:aws:ecs:eu-west-1:1";
const LISTS = ["stacks", "ownership", "apis", "loadBalancers", "targetGroups", "clusters"];

it("the lists always, and of each thing what is read of it alone, once", () => {
  const touched = touchedBy([
    { type: "AWS::ElasticLoadBalancingV2::Listener", physicalId: `${ELB}:listener/app/web/50dc/f2f7` },
    { type: "AWS::ElasticLoadBalancingV2::ListenerRule", physicalId: `${ELB}:listener-rule/app/web/50dc/f2f7/9683` },
    { type: "AWS::ElasticLoadBalancingV2::TargetGroup", physicalId: `${ELB}:targetgroup/web/1` },
    { type: "AWS::ECS::Service", physicalId: `${ECS}:service/main/web` },
    { type: "AWS::ApiGateway::RestApi", physicalId: "api1" },
    { type: "AWS::Logs::LogGroup", physicalId: "/ecs/web" },
    // Never made.
    { type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
  ]);
  expect(touched).toEqual([
    ...LISTS,
    `listeners:${ELB}:loadbalancer/app/web/50dc`,
    `targetHealth:${ELB}:targetgroup/web/1`,
    `services:${ECS}:cluster/main`,
    `tasks:${ECS}:cluster/main`,
    ...["stages", "deployments", "resources", "apiParts"].map((family) => `${family}:api1`),
  ]);
  expect(touchedBy([])).toEqual(LISTS);
});
