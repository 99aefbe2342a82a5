import { randomUUID } from "node:crypto";
import { describe } from "vitest";
import { fieldTable } from "../testing/field-table";
import { applyChangeSetInput, bindStageInput, deleteStackInput, detectDriftInput, previewStackInput } from "./input";

const stackName = "EcsHelloworldProd";
const stackId = `arn:aws:cloudformation:us-east-1:000000000000:stack/${stackName}/0123-4567`;
const changeSetId = `arn:aws:cloudformation:us-east-1:000000000000:changeSet/stageway-1/0123-4567`;
const long = (length: number) => "a".repeat(length);
const body = (length: number) => ({ template: { from: "body", body: long(length) } });
const url = (text: string) => ({ template: { from: "url", url: text } });
/** Of this length. */
const urlOf = (length: number) => {
  const bucket = "https://b.s3.amazonaws.com/";
  return url(bucket + long(length - bucket.length));
};
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`P${at}`, "a"]));

describe("a stack's preview", () => {
  fieldTable(previewStackInput, { requestId: randomUUID(), kind: "create", stackName, ...body(1) }, [
    ["stackName", { stackName: long(128) }, { stackName: long(129) }],
    ["stackName", { stackName: "a-1" }, { stackName: "1-a" }],
    ["stackName", { stackName: "Ab9" }, { stackName: "a_b" }],
    ["template.body", body(51_200), body(51_201)],
    ["template.body", body(1), body(0)],
    ["template.url", url("https://b.s3.eu-west-1.amazonaws.com/t.yaml"), url("http://b.s3.amazonaws.com/t.yaml")],
    ["template.url", url("https://s3.amazonaws.com/b/t.yaml"), url("https://example.com/t.yaml")],
    ["template.url", url("https://b.s3.cn-north-1.amazonaws.com.cn/t.yaml"), url("")],
    ["template.url", urlOf(5_120), urlOf(5_121)],
    ["template", { kind: "update", template: { from: "current" } }, { template: { from: "current" } }],
    ["parameters", { parameters: many(200) }, { parameters: many(201) }],
    ["parameters.A", { parameters: { A: long(4096) } }, { parameters: { A: long(4097) } }],
    ["parameters.A-1", { parameters: { A1: "" } }, { parameters: { "A-1": "" } }],
    ["secrets.A", { secrets: { A: "ü".repeat(2048) } }, { secrets: { A: "ü".repeat(2049) } }],
    ["kept.0", { kept: ["A1"] }, { kept: ["A 1"] }],
    ["capabilities.0", { capabilities: ["CAPABILITY_NAMED_IAM"] }, { capabilities: ["CAPABILITY_ALL"] }],
    ["requestId", { requestId: randomUUID() }, { requestId: "1" }],
  ]);
});

describe("a change set's execution", () => {
  fieldTable(applyChangeSetInput, { stackName, stackId, changeSetId, changes: 0 }, [
    ["stackId", { stackId }, { stackId: stackName }],
    ["changeSetId", { changeSetId: "stageway-1" }, { changeSetId: "1 2" }],
    ["changes", { changes: 500 }, { changes: -1 }],
  ]);
});

describe("a stack's deletion and drift", () => {
  fieldTable(deleteStackInput, { stackName, stackId, confirm: stackName }, [
    ["confirm", { confirm: ` ${stackName} ` }, { confirm: "EcsHelloworld" }],
    ["stackId", { stackId: stackId.replace("us-east-1", "eu-west-1") }, { stackId: stackName }],
    ["stackId", { stackId }, { stackId: stackId.replace("stack/", "changeSet/") }],
    ["retain", { retain: Array(500).fill("Vpc") }, { retain: Array(501).fill("Vpc") }],
    ["retain.0", { retain: ["Vpc"] }, { retain: ["my vpc"] }],
  ]);
  fieldTable(detectDriftInput, { stackName }, [["stackName", { stackName: "a" }, { stackName: "" }]]);
});

describe("a stage's binding to a stack", () => {
  const binding = { apiId: "abc123", stage: "prod", variable: "helloworldElb", output: "EcsElbDnsName" };
  fieldTable(bindStageInput, { ...binding, stackName, value: "a.example", serving: null }, [
    ["stage", { stage: "pre_prod" }, { stage: "pre.prod" }],
    ["variable", { variable: "a_1" }, { variable: "a-1" }],
    ["output", { output: long(255) }, { output: "Ecs Elb" }],
    ["value", { value: "a.example:8080" }, { value: "a b" }],
    ["others.a", { others: { a: "b" } }, { others: { a: "" } }],
    ["serving", { serving: "d1" }, { serving: "" }],
  ]);
});
