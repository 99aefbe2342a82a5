import { expect, it } from "vitest";
import { resourceOf, shorten } from "./shorten";

it("keeps what is short", () => expect(shorten("ecs-dev", 10)).toBe("ecs-dev"));
it("never exceeds the width and keeps both ends", () => {
  const short = shorten("arn:aws:ecs:us-east-1:000000000000:task/ecs-dev/b41e9d", 24);
  expect(short).toHaveLength(24);
  expect(short.startsWith("arn:")).toBe(true);
  expect(short.endsWith("/b41e9d")).toBe(true);
});
it.each([
  ["arn:aws:ecs:us-east-1:000000000000:task/ecs-dev/b41e", "task/ecs-dev/b41e"],
  ["arn:aws:ecs:us-east-1:0:task-definition/hello:1", "task-definition/hello:1"],
  ["sg-1234", "sg-1234"],
])("%s is %s", (arn, words) => expect(resourceOf(arn)).toBe(words));

it("keeps more of the start where that says more, as in a host name", () => {
  const host = "helloworld-prod-9424273478.us-east-1.elb.amazonaws.com";
  expect(shorten(host, 30, "start")).toBe("helloworld-prod-94…azonaws.com");
});
