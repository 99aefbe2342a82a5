/** Identifiers as AWS forms them. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { ACCOUNT } from "../world";

/** `count` random hexadecimal digits: `hex(17)` is what follows `subnet-`, `hex(32)` is an ECS task id. */
export function hex(count: number): string {
  return randomBytes(Math.ceil(count / 2))
    .toString("hex")
    .slice(0, count);
}

const BASE36 = "abcdefghijklmnopqrstuvwxyz0123456789";

/** API Gateway's ids: 10 lower-case characters for an API, 6 for a resource, deployment or the like. */
export function shortId(length: 6 | 10 = 10): string {
  let id = "";
  for (let index = 0; index < length; index++) id += BASE36[randomInt(BASE36.length)];
  return id;
}

export function requestId(): string {
  return randomUUID();
}

/** `arn("ecs", "us-east-1", "cluster/main")` is `arn:aws:ecs:us-east-1:000000000000:cluster/main`. */
export function arn(service: string, region: string, resource: string): string {
  return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}
