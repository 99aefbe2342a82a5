import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseShorthand } from "./parse/shorthand";
import { printed } from "./print";
import { select } from "./query";
import { aws, understood } from "./run";
import { wordsOf } from "./words";

const folder = mkdtempSync(join(tmpdir(), "stageway-aws-cli-"));
writeFileSync(join(folder, "template.yaml"), "Resources: {}");
writeFileSync(join(folder, "api.json"), "{}");
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command that is pasted sends. */
async function sent(command: string): Promise<object> {
  const [found] = await wordsOf([command]);
  return (await understood(found?.words ?? [], folder)).input;
}

describe("a pasted command", () => {
  it.each<[command: string, input: object]>([
    [
      "aws ecs update-service --cluster 'c 1' --service s --desired-count 2 --force-new-deployment",
      { cluster: "c 1", service: "s", desiredCount: 2, forceNewDeployment: true },
    ],
    [
      "aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name s",
      { StackName: "s", EnableTerminationProtection: false },
    ],
    ["aws elbv2 describe-load-balancers --names a b --region us-east-1", { Names: ["a", "b"] }],
    [
      "aws elbv2 modify-listener --listener-arn l --default-actions Type=forward,TargetGroupArn=t",
      { ListenerArn: "l", DefaultActions: [{ Type: "forward", TargetGroupArn: "t" }] },
    ],
    [
      "aws cloudformation create-stack --stack-name s --template-body file://template.yaml --parameters ParameterKey=A,ParameterValue=2 ParameterKey=B,ParameterValue=x\\\\,y",
      {
        StackName: "s",
        TemplateBody: "Resources: {}",
        Parameters: [
          { ParameterKey: "A", ParameterValue: "2" },
          { ParameterKey: "B", ParameterValue: "x,y" },
        ],
      },
    ],
    [
      "aws apigateway create-deployment --rest-api-id a --stage-name prod --variables elb=lb-1.example:80,two=a=b",
      { restApiId: "a", stageName: "prod", variables: { elb: "lb-1.example:80", two: "a=b" } },
    ],
    [
      `aws apigateway update-stage --rest-api-id a --stage-name s --patch-operations '[{"op":"remove","path":"/variables/x"}]'`,
      { restApiId: "a", stageName: "s", patchOperations: [{ op: "remove", path: "/variables/x" }] },
    ],
    [
      "aws apigateway put-rest-api --rest-api-id a --body fileb://api.json --fail-on-warnings",
      { restApiId: "a", body: Buffer.from("{}"), failOnWarnings: true },
    ],
    [
      `AWS_ACCESS_KEY_ID=test aws ecs stop-task --cli-input-json '{"cluster":"c","task":"it'\\''s"}' --reason r`,
      { cluster: "c", task: "it's", reason: "r" },
    ],
    [
      "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 80 --source-group sg-2",
      {
        GroupId: "sg-1",
        IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: "sg-2" }] }],
      },
    ],
    [
      "aws ec2 revoke-security-group-egress --group-id sg-1 --protocol udp --port 1-9 --cidr 10.0.0.0/8",
      {
        GroupId: "sg-1",
        IpPermissions: [{ IpProtocol: "udp", FromPort: 1, ToPort: 9, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }],
      },
    ],
    [
      "aws ec2 describe-subnets --filters Name=vpc-id,Values=a,b Name=x,Values=c",
      {
        Filters: [
          { Name: "vpc-id", Values: ["a", "b"] },
          { Name: "x", Values: ["c"] },
        ],
      },
    ],
    ["aws ecs wait services-stable --cluster c --services s", { cluster: "c", services: ["s"] }],
    ["aws iam wait role-exists --role-name r", { RoleName: "r" }],
    ["aws iam wait instance-profile-exists --instance-profile-name p", { InstanceProfileName: "p" }],
    [
      "aws apigateway get-export --rest-api-id a --stage-name s --export-type oas30 --parameters extensions=apigateway api.yaml",
      { restApiId: "a", stageName: "s", exportType: "oas30", parameters: { extensions: "apigateway" } },
    ],
  ])("%s", async (command, input) => {
    expect(await sent(command)).toEqual(input);
  });

  it.each<[command: string, why: RegExp]>([
    ["aws nothing do-it", /service nothing/],
    ["aws ecs make-service", /operation make-service/],
    ["aws ecs wait services-fine", /waiter services-fine/],
    ["aws ecs update-service --service s --cluster", /expected one argument/],
    ["aws ecs update-service --service s --count 1", /Unknown options: --count/],
    ["aws ecs update-service --cluster c", /service.*must not be null/i],
    ["aws ec2 revoke-security-group-ingress --group-id g --port 1 --ip-permissions IpProtocol=tcp", /may not be used/],
    ["aws ecs update-service --service s --desired-count many", /wrong type/],
    ["aws ecs update-service --service s more", /Unknown options: more/],
    [`aws ecs update-service --service s --cli-input-json '{"Cluster":"c"}'`, /Unknown parameter.*"Cluster"/],
    ["aws ecs update-service --cli-input-json '{'", /Invalid JSON/],
    ["aws apigateway get-export --rest-api-id a --stage-name s --export-type oas30", /outfile/],
    ["aws apigateway put-rest-api --rest-api-id a --body x", /fileb/],
    ["aws ecs stop-task --task http://x/", /fetch/],
  ])("%s is refused", async (command, why) => {
    await expect(sent(command)).rejects.toThrow(why);
  });
});

it.each<[command: string, why: RegExp]>([
  ["aws s3 cp template.yaml", /only FILE s3:/],
  ["aws s3 cp s3://bucket/key template.yaml", /only FILE s3:/],
  ["aws s3 cp template.yaml s3://bucket/key --acl private", /Unknown options: --acl/],
  ["aws s3 cp none.yaml s3://bucket/key", /none.yaml does not exist/],
  ["aws s3 ls s3://bucket", /service s3 is not known/],
])("%s is refused before it is sent", async (command, why) => {
  const [found] = await wordsOf([command]);
  const env = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  expect(await aws(found?.words ?? [], { env, folder })).toMatchObject({
    code: 252,
    stderr: expect.stringMatching(why),
  });
});

it.each<[text: string, value: object]>([
  ["a=1,b=2", { a: "1", b: "2" }],
  ["a={b=c,d=[1,2]},e=f", { a: { b: "c", d: ["1", "2"] }, e: "f" }],
  ["Name=x,Values=a,b,Other=c", { Name: "x", Values: ["a", "b"], Other: "c" }],
  [`a='x,y',b="it is"`, { a: "x,y", b: "it is" }],
  ["a=", { a: "" }],
])("shorthand %s", (text, value) => expect(parseShorthand(text)).toEqual(value));

it.each(["a", "a={b=c", "=b", "a=[1,2"])("no shorthand: %s", (text) =>
  expect(() => parseShorthand(text)).toThrow(/Expected/),
);

describe("a query", () => {
  const answer = {
    Stacks: [
      {
        Outputs: [
          { K: "a", V: "1" },
          { K: "b", V: "2" },
        ],
        Tags: null,
      },
    ],
    Subnets: [{ Id: "s1" }, { Id: "s2" }, {}],
    Listeners: [{ Port: 8080 }],
    Usual: [{ Port: 80 }],
  };
  it.each<[query: string, value: unknown]>([
    ["Stacks[0].Outputs[?K=='b'].V", ["2"]],
    ["Stacks[0].Outputs[?K==`b`].V | [0]", "2"],
    ["Stacks[].Outputs[].V", ["1", "2"]],
    ["Subnets[].Id", ["s1", "s2"]],
    ["join(',', Subnets[].Id)", "s1,s2"],
    ["[Subnets[].Id, ['s3']][]", ["s1", "s2", "s3"]],
    ["join('', Listeners[?to_string(Port)!='80'].[':', to_string(Port)][])", ":8080"],
    ["join('', Usual[?to_string(Port)!='80'].[':', to_string(Port)][])", ""],
    ["Subnets[9].Id", null],
    ["None[].Id", null],
    ["Subnets[?Id=='no'].Id | [0]", null],
  ])("%s", (query, value) => expect(select(answer, query)).toEqual(value));

  it("that it does not know is refused", () =>
    expect(() => select(answer, "Subnets[*].{a:Id}")).toThrow(/does not know/));
});

it.each<[value: unknown, output: string, text: string]>([
  ["a", "text", "a\n"],
  [null, "text", "None\n"],
  [["a", 1, true], "text", "a\t1\tTrue\n"],
  [[], "text", ""],
  [{ b: "2", a: "1" }, "text", "1\t2\n"],
  [{}, "json", ""],
  [["a"], "json", '[\n    "a"\n]\n'],
])("%j as %s", (value, output, text) => expect(printed(value, output)).toBe(text));
