import type { Command } from "./command";

/** API Gateway's permissions are HTTP methods (service authorization reference, "Amazon API Gateway Management"). */
const METHODS: [RegExp, string][] = [
  [/^Get/, "GET"],
  [/^(Put|Tag)/, "PUT"],
  [/^Update/, "PATCH"],
  [/^(Create|Import|TestInvoke)/, "POST"],
  [/^Delete/, "DELETE"],
];

/** The IAM action that a call needs. */
export function permissionOf({ service, operation }: Pick<Command, "service" | "operation">): string {
  if (service !== "apigateway") return `${service === "elbv2" ? "elasticloadbalancing" : service}:${operation}`;
  return `apigateway:${METHODS.find(([pattern]) => pattern.test(operation))?.[1] ?? "*"}`;
}
