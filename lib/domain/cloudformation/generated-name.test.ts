import { expect, it } from "vitest";
import { generatedName } from "./generated-name";

const ELB = "arn:aws:elasticloadbalancing:us-east-1:000000000000";

it.each([
  ["Hello", "LogGroup", "Hello-LogGroup-AbCdEf123456", "Hello-LogGroup-AbCdEf123456"],
  [
    "my-stack",
    "LoadBalancer",
    `${ELB}:loadbalancer/app/my-sta-LoadB-1A2B3C4D5E6F7/0123456789abcdef`,
    "my-sta-LoadB-1A2B3C4D5E6F7",
  ],
  [
    "Hello",
    "Service",
    "arn:aws:ecs:us-east-1:000000000000:service/main/Hello-Service-AbCdEf123456",
    "Hello-Service-AbCdEf123456",
  ],
  ["Hello", "LoadBalancer", `${ELB}:loadbalancer/app/shop-loadbalancer/0123456789abcdef`, undefined],
  ["Hello", "LoadBalancer", `${ELB}:loadbalancer/app/Hello-web/0123456789abcdef`, undefined],
  ["Hello", "Logs", "/ecs/Hello", undefined],
  ["Hello", "Vpc", "vpc-0a1b2c3d4e5f60718", undefined],
  // Somebody's own, of the same build.
  ["shop", "Web", "shop-backend-loadbalancer", undefined],
])("of the stack %s's %s, %s has the made-up name %s", (stack, logicalId, physicalId, name) =>
  expect(generatedName(stack, logicalId, physicalId)).toBe(name),
);
