import { expect, it } from "vitest";
import { addressed } from "./destination";

it.each([
  [
    "aws ecs wait services-stable --services s",
    { connection: "local", region: "us-east-1", endpoint: "http://127.0.0.1:4566" },
    "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws ecs wait services-stable --services s --endpoint-url http://127.0.0.1:4566 --region us-east-1",
  ],
  [
    "aws sts get-caller-identity",
    { connection: "aws", region: "eu-west-1", endpoint: null },
    "aws sts get-caller-identity --region eu-west-1",
  ],
  [
    "aws sts get-caller-identity",
    { connection: "aws", region: "eu-west-1", endpoint: "http://moto:5000" },
    "aws sts get-caller-identity --endpoint-url http://moto:5000 --region eu-west-1",
  ],
  ["curl -i http://x/", { connection: "aws", region: "eu-west-1", endpoint: null }, "curl -i http://x/"],
] as const)("%s goes where the connection leads", (command, to, expected) =>
  expect(addressed(command, to)).toBe(expected),
);
