import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kebab } from "@/lib/domain/cli/kebab";
import { type CliConnection, cliCommand, quote } from "./cli";

const AWS: CliConnection = { connection: "aws", region: "eu-west-1", endpoint: null };
const LOCAL: CliConnection = { connection: "local", region: "us-east-1", endpoint: "http://127.0.0.1:4566" };
const OTHER: CliConnection = { connection: "aws", region: "us-east-1", endpoint: "http://localhost:5000" };

describe("kebab", () => {
  it.each([
    ["CreateCluster", "create-cluster"],
    ["DescribeLoadBalancers", "describe-load-balancers"],
    ["GetRestApis", "get-rest-apis"],
    ["PutIntegration", "put-integration"],
    ["AuthorizeSecurityGroupIngress", "authorize-security-group-ingress"],
    ["CreateVPCLink", "create-vpc-link"],
    ["UpdateStage", "update-stage"],
  ])("%s is %s", (operation, expected) => {
    expect(kebab(operation)).toBe(expected);
  });
});

describe("cliCommand", () => {
  it.each([
    [
      "AWS itself",
      AWS,
      { service: "ecs", operation: "CreateCluster", input: { clusterName: "ecs-dev" } },
      `aws ecs create-cluster --region eu-west-1 --cli-input-json '{"clusterName":"ecs-dev"}'`,
    ],
    [
      "the embedded endpoint, with its key",
      LOCAL,
      { service: "elbv2", operation: "DescribeLoadBalancers", input: { Names: ["hello-dev"] } },
      `AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws elbv2 describe-load-balancers --endpoint-url http://127.0.0.1:4566 --region us-east-1 --cli-input-json '{"Names":["hello-dev"]}'`,
    ],
    [
      "another endpoint, without a key",
      OTHER,
      { service: "apigateway", operation: "GetRestApis", input: {} },
      "aws apigateway get-rest-apis --endpoint-url http://localhost:5000 --region us-east-1",
    ],
    [
      "what is not set is left out",
      AWS,
      { service: "ec2", operation: "DescribeVpcs", input: { Filters: undefined, VpcIds: ["vpc-1"] } },
      `aws ec2 describe-vpcs --region eu-west-1 --cli-input-json '{"VpcIds":["vpc-1"]}'`,
    ],
    [
      "bytes are a file",
      AWS,
      { service: "apigateway", operation: "PutRestApi", input: { restApiId: "a1", body: new Uint8Array([1]) } },
      `aws apigateway put-rest-api --region eu-west-1 --cli-input-json '{"restApiId":"a1"}' --body fileb://definition`,
    ],
    [
      "quotes and stage variables reach AWS as they are",
      AWS,
      {
        service: "apigateway",
        operation: "PutIntegration",
        input: { uri: `http://\${stageVariables.elb}`, note: "it's" },
      },
      `aws apigateway put-integration --region eu-west-1 --cli-input-json '{"uri":"http://\${stageVariables.elb}","note":"it'\\''s"}'`,
    ],
  ])("%s", (_name, connection, call, expected) => {
    expect(cliCommand(call, connection)).toBe(expected);
  });
});

it("shows no value of a container's environment, and no log driver's token", () => {
  const logConfiguration = { logDriver: "splunk", options: { "splunk-token": "hunter2", "splunk-url": "https://a" } };
  const container = { name: "a", environment: [{ name: "TOKEN", value: "hunter2" }], logConfiguration };
  const call = { service: "ecs", operation: "RegisterTaskDefinition", input: { containerDefinitions: [container] } };
  const text = cliCommand(call, AWS);
  expect(text).not.toContain("hunter2");
  expect(text).toContain("TOKEN");
  expect(text).toContain("https://a");
});

describe("quote", () => {
  it("gives any text back through a real shell", () => {
    const printable = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(printable, (text) => {
        const echoed = execFileSync("/bin/sh", ["-c", `printf %s ${quote(text)}`]).toString();
        expect(echoed).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});
