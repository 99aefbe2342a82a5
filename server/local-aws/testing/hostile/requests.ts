/** Whole requests that are wrong: paths, signatures, forms, content types, sizes, the endpoint's own controls. */
import fc from "fast-check";
import { type Attack, form, json, rest } from "./attack";
import { documents, jsonBodies } from "./documents";

const junk = fc.string({ unit: "binary", maxLength: 40 });
const METHODS = ["GET", "PUT", "DELETE", "PATCH", "POST", "HEAD", "OPTIONS", "TRACE"];
const TRICKS = [
  "..",
  ".",
  "",
  "%2e%2e",
  "%2f",
  "%00",
  "%ff",
  "%",
  "%zz",
  "restapis",
  "_local",
  "etc",
  "a;b",
  "\\",
  "*",
];

/** @param hosts what answers here: the endpoint, a load balancer, an API by its name */
export const paths = (hosts: readonly string[], roots: readonly string[]): fc.Arbitrary<Attack> =>
  fc
    .record({
      method: fc.constantFrom(...METHODS),
      host: fc.constantFrom(...hosts),
      root: fc.constantFrom(...roots),
      parts: fc.array(fc.constantFrom(...TRICKS), { maxLength: 8 }),
      signed: fc.boolean(),
    })
    .map(({ method, host, root, parts, signed }) => {
      const target = `${root}/${parts.join("/")}?${parts.join("&")}`;
      if (signed) return rest("apigateway", method, target, "");
      return { request: { method, target, headers: { host } } };
    });

export const signatures: fc.Arbitrary<Attack> = fc
  .record({
    service: fc.constantFrom("ecs", "ec2", "s3", "", "../ecs", "__proto__"),
    region: fc.constantFrom("us-east-1", "eu-west-1", "", "mars", "%", "constructor"),
    accessKeyId: fc.constantFrom("test", "AKIA", "", "a/b/c"),
    secret: fc.constantFrom("test", "wrong", ""),
    at: fc.constantFrom(undefined, 0, 4e12),
  })
  .map((signer) => ({ ...json("", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}"), signer }));

export const authorizations: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom(
      "AWS4-HMAC-SHA256 ",
      "AWS test:",
      "Bearer ",
      "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/ecs/aws4_request, ",
    ),
    fc.stringMatching(/^[ -~]{0,60}$/),
  )
  .map(([scheme, rest]) => {
    const headers = {
      authorization: scheme + rest,
      "x-amz-date": "20261122T000000Z",
      "x-amz-target": "A.ListClusters",
    };
    return { request: { headers, body: "{}" } };
  });

const CONTENT_TYPES = ["", "text/xml", "multipart/form-data; boundary=", "application/json; charset=utf-7", "a/b", "/"];

export const contentTypes: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom("ecs", "ec2", "iam", "apigateway", "ssm", "logs", "cloudformation"),
    fc.constantFrom(...CONTENT_TYPES),
    fc.oneof(jsonBodies, documents),
  )
  .map(([service, type, body]) => ({
    request: { target: "/restapis", headers: { "content-type": type }, body },
    signer: { service },
  }));

const indexes = fc.constantFrom("1", "2", "0", "-1", "999999999", "1e9", "x", "__proto__", "length");
const rests = fc.constantFrom("", ".Key", ".Name", ".Value.1", ".a".repeat(500), `.${"1".repeat(5_000)}`);

export const forms: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom(
      ["ec2", "2016-11-15", "DescribeVpcs", "Filter"],
      ["ec2", "2016-11-15", "DescribeSubnets", "SubnetId"],
      ["elasticloadbalancing", "2015-12-01", "CreateTargetGroup", "Tags.member"],
      ["iam", "2010-05-08", "CreateRole", "Tags.member"],
      ["autoscaling", "2011-01-01", "DescribeAutoScalingGroups", "AutoScalingGroupNames.member"],
      ["cloudformation", "2010-05-15", "CreateStack", "Parameters.member"],
    ),
    fc.array(fc.tuple(indexes, rests, junk), { maxLength: 6 }),
    fc.constantFrom("", "%=%&&==", "Action=Other", "\0=1"),
  )
  .map(([[service = "", version, action, list], fields, end]) => {
    const rows = fields.map(([at, rest, value]) => `${list}.${at}${rest}=${encodeURIComponent(value)}`);
    return form(service, [`Action=${action}&Version=${version}`, ...rows, end].join("&"));
  });

/** Each document to all that read some. */
export const readers: fc.Arbitrary<Attack> = documents.chain((body) => {
  const template = `Version=2010-05-15&TemplateBody=${encodeURIComponent(body)}`;
  const policy = `Version=2010-05-08&RoleName=a&PolicyName=a&AssumeRolePolicyDocument=${encodeURIComponent(body)}`;
  return fc.constantFrom<Attack>(
    form("cloudformation", `Action=ValidateTemplate&${template}`),
    form("cloudformation", `Action=CreateStack&StackName=a&${template}`),
    form("cloudformation", `Action=CreateChangeSet&StackName=b&ChangeSetName=c&ChangeSetType=CREATE&${template}`),
    form("iam", `Action=CreateRole&${policy}`),
    form("ec2", body),
    rest("apigateway", "POST", "/restapis?mode=import", body),
    rest("apigateway", "PATCH", "/restapis/a", body),
    json(
      "ssm",
      "AmazonSSM.PutParameter",
      JSON.stringify({ Name: "a", Type: "String", Value: "a".repeat(99), AllowedPattern: body }),
    ),
    json("logs", "Logs_20140328.FilterLogEvents", JSON.stringify({ logGroupName: "a", filterPattern: body })),
  );
});

export const bodies: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom(
      ["ecs", "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition"],
      ["ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster"],
      ["ssm", "AmazonSSM.PutParameter"],
      ["logs", "Logs_20140328.PutLogEvents"],
      ["ecs", "ListClusters"],
      ["ecs", "AmazonEC2ContainerServiceV20141113.__proto__"],
    ),
    jsonBodies,
  )
  .map(([[service = "", target = ""], body]) => json(service, target, body));

/** Nothing that would be accepted: a fault in force would be one of ours. */
export const controls: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom("GET", "PUT", "POST", "DELETE"),
    fc.constantFrom("/_local", "/_local/../_local/faults", "/_local/faults/x", "/_local/quotas", "/_local/__proto__"),
    fc.oneof(jsonBodies, fc.constant('{"faults":[{"share":2}]}')),
  )
  .map(([method, target, body]) => ({ request: { method, target, body: method === "GET" ? "" : body } }));

const MEGABYTE = 1024 * 1024;
const FILLED = { text: "a".repeat(MEGABYTE), blanks: " ".repeat(MEGABYTE), digits: `${"1".repeat(MEGABYTE)}x` };

export const huge: fc.Arbitrary<Attack> = fc.constantFrom<Attack>(
  { request: { headers: { "content-length": "99999999" }, body: "a" } },
  ...Object.values(FILLED).flatMap((text) => [
    json("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", JSON.stringify({ clusterName: text })),
    form("ec2", `Action=DescribeVpcs&Version=2016-11-15&MaxResults=${text}`),
    form("ec2", `Action=RunInstances&Version=2016-11-15&ImageId=a&MinCount=1&MaxCount=1&UserData=${text}`),
    form("iam", `Action=CreateRole&Version=2010-05-08&RoleName=${text}&AssumeRolePolicyDocument=${text}`),
    rest("apigateway", "POST", "/restapis", JSON.stringify({ name: text })),
  ]),
  rest("apigateway", "POST", "/restapis?mode=import", "k: 1\n".repeat(20_000)),
  form("ec2", "VpcId.1=a&".repeat(60_000)),
);
