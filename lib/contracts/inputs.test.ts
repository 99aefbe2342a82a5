import { randomUUID } from "node:crypto";
import { describe } from "vitest";
import { changeVariableInput, deployInput, invokeInput, operationInput, promoteInput, rollbackInput } from "./commands";
import { importInput } from "./definition-input";
import { addRouteInput, changeImageInput } from "./environment-changes";
import { logQuery } from "./logs";
import { probeInput } from "./probes";
import { redeployInput, scaleInput, stopTaskInput } from "./services";
import { removeOrphansInput, teardownInput } from "./teardown-input";
import { type FieldRow, fieldTable } from "./testing/field-table";

const STAGE = { apiId: "abc123", stage: "dev" };
const ID = randomUUID();
const long = (length: number) => "a".repeat(length);

/** What every command about a stage has. */
const ofStage: FieldRow[] = [
  ["apiId", { apiId: long(32) }, { apiId: long(33) }],
  ["apiId", { apiId: "ABC" }, { apiId: "../abc" }],
  ["stage", { stage: long(128) }, { stage: long(129) }],
  ["stage", { stage: "pre_prod-1" }, { stage: "pre prod" }],
  ["stage", { stage: " dev " }, { stage: " " }],
];

describe("a stage variable", () => {
  fieldTable(changeVariableInput, { ...STAGE, name: "helloworldElb", value: "a.example" }, [
    ...ofStage,
    ["name", { name: long(64) }, { name: long(65) }],
    ["name", { name: "a_1" }, { name: "a-1" }],
    ["value", { value: long(512) }, { value: long(513) }],
    ["value", { value: "a-._~:/?#&=,1" }, { value: "a b" }],
    ["value", { value: null }, { value: "" }],
  ]);
});

describe("an invocation", () => {
  fieldTable(invokeInput, { ...STAGE, path: "/helloworld" }, [
    ...ofStage,
    ["path", { path: `/${long(1023)}` }, { path: `/${long(1024)}` }],
    ["path", { path: "/" }, { path: "helloworld" }],
  ]);
});

describe("a promotion", () => {
  const { apiId } = STAGE;
  fieldTable(promoteInput, { apiId, from: "dev", to: "prod", deploymentId: "d1" }, [
    ["from", { from: "qa" }, { from: "q.a" }],
    ["to", { to: "qa" }, { to: "dev" }],
    ["bindings.elb", { bindings: { elb: "a.example" } }, { bindings: { elb: "a b" } }],
    ["bindings.e-lb", { bindings: { e_lb: "a" } }, { bindings: { "e-lb": "a" } }],
  ]);
});

describe("a rollback", () => {
  fieldTable(rollbackInput, { ...STAGE, restorePointId: ID }, [
    ...ofStage,
    ["restorePointId", { restorePointId: randomUUID() }, { restorePointId: "1" }],
  ]);
});

const deployment = { ...STAGE, serving: "d1" };
const ofDeployment: FieldRow[] = [
  ...ofStage,
  ["variables.elb", { variables: { elb: "a.example" } }, { variables: { elb: "<a>" } }],
  ["serving", { serving: null }, { serving: "" }],
];

describe("a deployment", () => {
  fieldTable(deployInput, deployment, ofDeployment);
});

describe("a new route", () => {
  fieldTable(addRouteInput, { ...deployment, path: "/orders/{id}", variableName: "elb" }, [
    ...ofDeployment,
    ["path", { path: "/shop/{proxy+}" }, { path: "/{proxy+}/shop" }],
    ["upstreamPath", { upstreamPath: "/api/{id}" }, { upstreamPath: "/api/{other}" }],
    ["upstreamPath", { upstreamPath: "" }, { upstreamPath: "api" }],
    ["methods", { methods: ["GET", "POST"] }, { methods: [] }],
    ["methods.0", { methods: ["ANY"] }, { methods: ["TRACE"] }],
    ["variableName", { variableName: "a_1" }, { variableName: "" }],
  ]);
});

describe("an operation", () => {
  fieldTable(operationInput, { operationId: ID }, [["operationId", {}, { operationId: "1" }]]);
});

describe("another image", () => {
  const arn = "arn:aws:ecs:us-east-1:000000000000:task-definition/hello:3";
  const service = { cluster: "ecs-dev", service: "hello", container: "web", image: "httpd:2.4", taskDefinition: arn };
  fieldTable(changeImageInput, { ...STAGE, ...service }, [
    ...ofStage,
    ["image", { image: "r.example/a/b@sha256:00" }, { image: "httpd 2.4" }],
    ["image", { image: long(255) }, { image: long(256) }],
    ["cluster", { cluster: long(255) }, { cluster: long(256) }],
    ["cluster", { cluster: "a" }, { cluster: "" }],
    ["service", { service: long(255) }, { service: long(256) }],
    ["service", { service: "a" }, { service: "" }],
    ["container", { container: "a" }, { container: long(256) }],
    ["container", { container: long(255) }, { container: "" }],
    ["taskDefinition", { taskDefinition: arn }, { taskDefinition: "hello:3" }],
  ]);
});

describe("a service's count and tasks", () => {
  const service = { cluster: "ecs-dev", service: "hello" };
  const task = "arn:aws:ecs:us-east-1:000000000000:task/ecs-dev/0123";
  fieldTable(scaleInput, { ...service, desiredCount: 2 }, [
    ["desiredCount", { desiredCount: 0 }, { desiredCount: -1 }],
    ["desiredCount", { desiredCount: 5_000 }, { desiredCount: 5_001 }],
    ["desiredCount", { desiredCount: "3" }, { desiredCount: 1.5 }],
    ["cluster", { cluster: long(255) }, { cluster: long(256) }],
    ["service", { service: "a" }, { service: "" }],
  ]);
  fieldTable(redeployInput, service, [["service", { service: long(255) }, { service: long(256) }]]);
  fieldTable(stopTaskInput, { ...service, task }, [["task", { task }, { task: "0123" }]]);
  fieldTable(stopTaskInput, { cluster: "ecs-dev", task, reason: "stuck" }, [
    ["reason", { reason: long(200) }, { reason: long(201) }],
    ["reason", { service: "a", reason: undefined }, { reason: undefined }],
    ["reason", { reason: "a" }, { reason: " " }],
  ]);
});

/** `200,200`: 100 characters hold 25 of them. */
const codes = (count: number) => Array(count).fill("200").join();

describe("periodic probes", () => {
  const settings = { enabled: true, path: "/helloworld", intervalSeconds: 30, timeoutSeconds: 5, expected: "200-299" };
  fieldTable(probeInput, { ...STAGE, ...settings }, [
    ...ofStage,
    ["path", { path: "/" }, { path: "helloworld" }],
    ["path", { path: `/${long(1023)}` }, { path: `/${long(1024)}` }],
    ["intervalSeconds", { intervalSeconds: 11 }, { intervalSeconds: 10.5 }],
    ["intervalSeconds", { intervalSeconds: 10 }, { intervalSeconds: 9 }],
    ["intervalSeconds", { intervalSeconds: 3_600 }, { intervalSeconds: 3_601 }],
    ["timeoutSeconds", { timeoutSeconds: 2 }, { timeoutSeconds: 1.5 }],
    ["timeoutSeconds", { timeoutSeconds: 1 }, { timeoutSeconds: 0 }],
    ["timeoutSeconds", { timeoutSeconds: 29 }, { timeoutSeconds: 30 }],
    ["timeoutSeconds", { intervalSeconds: 10, timeoutSeconds: 10 }, { intervalSeconds: 10, timeoutSeconds: 11 }],
    ["expected", { expected: "200,302-304" }, { expected: "99" }],
    ["expected", { expected: codes(25) }, { expected: codes(26) }],
  ]);
});

const BACKWARDS = { from: "2026-11-22T10:00:00Z", to: "2026-11-22T09:59:59Z" };

describe("a look at logs", () => {
  fieldTable(logQuery, { cluster: "ecs-dev", service: "hello", container: "web" }, [
    ["search", { search: long(500) }, { search: long(501) }],
    ["range", { range: "24h" }, { range: "2d" }],
    ["from", { from: "2026-11-22T10:00:00Z" }, { from: "yesterday" }],
    ["to", { from: "2026-11-22T10:00:00Z", to: "2026-11-22T11:00:00+00:00" }, { to: "11:00" }],
    ["to", { from: "2026-11-22T10:00:00Z", to: "2026-11-22T10:00:00Z" }, BACKWARDS],
    ["task", { task: long(64) }, { task: "task/1" }],
    ["container", { container: "a" }, { container: "" }],
    ["task", { service: undefined, task: "0123" }, { service: undefined }],
  ]);
});

describe("the import of a definition", () => {
  const bytes = (length: number) => ({ definition: new Blob(["a".repeat(length)]) });
  fieldTable(importInput, { requestId: ID, mode: "new", ...bytes(2) }, [
    ["definition", bytes(6 * 1024 * 1024), bytes(6 * 1024 * 1024 + 1)],
    ["definition", bytes(1), bytes(0)],
    ["definition", bytes(1), { definition: "text" }],
    ["apiId", { mode: "merge", apiId: "abc123" }, { mode: "merge" }],
    ["mode", { mode: "overwrite", apiId: "abc123" }, { mode: "replace" }],
    ["requestId", { requestId: randomUUID() }, { requestId: "1" }],
    ["confirm", { confirm: long(1024) }, { confirm: long(1025) }],
  ]);
});

describe("a removal", () => {
  const expected = ["stage dev"];
  fieldTable(teardownInput, { scope: STAGE, expected }, [
    ["scope", { scope: { operationId: ID } }, { scope: {} }],
    ["expected", { expected: Array(2_000).fill("stage dev") }, { expected: Array(2_001).fill("stage dev") }],
    ["expected.0", { expected: ["abc"] }, { expected: ["ab"] }],
    ["picked", { picked: Array(200).fill("role a") }, { picked: Array(201).fill("role a") }],
  ]);
  fieldTable(removeOrphansInput, { groups: [{ environment: "abc123/dev", expected }] }, [
    ["groups", { groups: Array(50).fill({ environment: "a", expected }) }, { groups: [] }],
    ["groups", {}, { groups: Array(51).fill({ environment: "a", expected }) }],
    ["logGroups", { logGroups: true }, { logGroups: "yes" }],
    ["groups.0.environment", {}, { groups: [{ environment: "", expected }] }],
  ]);
});
