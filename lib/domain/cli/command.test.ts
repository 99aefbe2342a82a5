import { expect, it } from "vitest";
import { list, ref, written } from "./command";
import { permissionOf } from "./permission";

const AWS = { connection: "aws", region: "eu-west-1", endpoint: null } as const;

it("keeps what it answers, and hands on what others have kept", () => {
  const input = { Name: "a", Subnets: list("SUBNET_IDS"), SecurityGroups: [ref("GROUP_ID")] };
  const keep = { variable: "ARN", query: "LoadBalancers[0].LoadBalancerArn" };
  expect(written({ service: "elbv2", operation: "CreateLoadBalancer", input, keep }, AWS)).toBe(
    [
      `ARN=$(aws elbv2 create-load-balancer --region eu-west-1 --cli-input-json "$(cat <<JSON`,
      "{",
      '  "Name": "a",',
      '  "Subnets": ${SUBNET_IDS},',
      '  "SecurityGroups": [',
      '    "${GROUP_ID}"',
      "  ]",
      "}",
      "JSON",
      `)" --query "LoadBalancers[0].LoadBalancerArn" --output text)`,
    ].join("\n"),
  );
});

it("leaves nothing to the shell that is not its own", () => {
  const uri = "http://${stageVariables.x}/`id`/\\";
  const text = written({ service: "apigateway", operation: "PutIntegration", input: { uri } }, AWS);
  expect(text).toContain('"uri": "http://\\${stageVariables.x}/\\`id\\`/\\\\\\\\"');
});

it("goes to another endpoint where there is one", () =>
  expect(
    written(
      { service: "ecs", waiter: "services-stable", options: { "--cluster": "c", "--services": ref("S") } },
      { connection: "local", region: "us-east-1", endpoint: "http://127.0.0.1:4566" },
    ),
  ).toBe(
    'aws ecs wait services-stable --endpoint-url http://127.0.0.1:4566 --region us-east-1 --cluster "c" --services "${S}"',
  ));

it.each([
  ["elbv2", "CreateRule", "elasticloadbalancing:CreateRule"],
  ["apigateway", "PutMethod", "apigateway:PUT"],
  ["apigateway", "CreateDeployment", "apigateway:POST"],
  ["iam", "CreateRole", "iam:CreateRole"],
] as const)("%s %s needs %s", (service, operation, action) =>
  expect(permissionOf({ service, operation })).toBe(action),
);
