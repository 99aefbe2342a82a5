import { CreateStageCommand, GetStageCommand, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "../invoke/invoke";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { changeStageVariable } from "./change-stage-variable";

let stageway: TestStageway;
let apiId: string;
beforeAll(async () => {
  stageway = await startStageway();
  apiId = (await ended(await startProvisioning(exampleOf("dev"), "ada"))).operation.apiId ?? "";
});
afterAll(() => stageway.close());

const stage = (stageName = "dev") =>
  stageway.endpoint.apigateway.send(new GetStageCommand({ restApiId: apiId, stageName }));
const change = (name: string, value: string | null, stageName = "dev") =>
  changeStageVariable({ apiId, stage: stageName, name, value });
const call = (path = "/helloworld") => invoke({ apiId, stage: "dev", path });

describe("stage variables", () => {
  it("sets, changes and removes one, and leaves the rest and the snapshot alone", async () => {
    const before = await stage();
    expect((await change("color", "blue")).variables).toEqual({ ...before.variables, color: "blue" });
    expect((await change("color", "red")).variables.color).toBe("red");
    expect((await change("color", null)).variables).toEqual(before.variables);
    expect((await change("color", null)).variables).toEqual(before.variables);
    expect((await stage()).deploymentId).toBe(before.deploymentId);
  });

  it.each([
    ["stage", { apiId: () => apiId, stage: "nowhere" }],
    ["API", { apiId: () => "nope123456", stage: "dev" }],
  ])("says that the %s is not there", async (_what, where) => {
    await expect(
      changeStageVariable({ apiId: where.apiId(), stage: where.stage, name: "a", value: "b" }),
    ).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("invoke", () => {
  it("shows status, headers, body and latency", async () => {
    expect(await call()).toMatchObject({ ok: true, status: 200, body: '{ "hello" : "world" }\n', truncated: false });
  });

  it("calls only what the snapshot has", async () => {
    for (const path of ["/other", "//evil.example/", "/../../prod/_user_request_/helloworld", "/helloworld?x=1"]) {
      await expect(call(path)).rejects.toMatchObject({ error: { code: "not_found" } });
    }
  });

  it("names the hop at fault at once when a binding is broken, and is fine again once it is mended", async () => {
    const { variables } = await stage();
    await change("helloworldElb", "gone-1.us-east-1.elb.localhost");
    expect(await call()).toMatchObject({ ok: false, status: 500, hop: expect.stringMatching(/variable|loadBalancer/) });
    await change("helloworldElb", variables?.helloworldElb ?? "");
    expect(await call()).toMatchObject({ ok: true });
  });
});

describe("provisioning into a stage that exists", () => {
  it("keeps its other variables and gives it a snapshot with the method", async () => {
    const { apigateway } = stageway.endpoint;
    const { deploymentId } = await stage();
    const variables = { color: "green" };
    await apigateway.send(new CreateStageCommand({ restApiId: apiId, stageName: "prod", deploymentId, variables }));
    const detail = await ended(await startProvisioning({ ...exampleOf("prod"), path: "/orders/today" }, "ada"));
    expect(detail.operation.status).toBe("succeeded");
    const prod = await stage("prod");
    expect(prod.variables).toEqual({ color: "green", helloworldElb: expect.stringContaining("helloworld-prod") });
    expect(prod.deploymentId).not.toBe(deploymentId);
    expect((await stage()).deploymentId).toBe(deploymentId);
    expect((await apigateway.send(new GetStagesCommand({ restApiId: apiId }))).item).toHaveLength(2);
  });

  it("refuses to bind a variable anew that somebody has bound elsewhere", async () => {
    await change("helloworldElb", "elsewhere.example", "prod");
    const detail = await ended(await startProvisioning(exampleOf("prod"), "ada"));
    expect(stepOf(detail, "stage").error).toMatchObject({
      code: "conflict",
      reason: expect.stringContaining("its variable helloworldElb is elsewhere.example, not helloworld-prod"),
    });
  });
});
