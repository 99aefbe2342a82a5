import { expect, it } from "vitest";
import { serviceHrefOf } from "./address";

it.each([
  ["arn:aws:ecs:us-east-1:000000000000:service/ecs-dev/helloworld-dev", "/services/ecs-dev/helloworld-dev"],
  ["arn:aws:ecs:us-east-1:000000000000:service/helloworld-dev", null],
  ["arn:aws:ecs:us-east-1:000000000000:task/ecs-dev/4f", null],
  ["helloworld-dev", null],
])("%s: %s", (arn, href) => expect(serviceHrefOf(arn)).toBe(href));
