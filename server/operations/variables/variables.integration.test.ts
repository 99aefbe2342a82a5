import { CreateStageCommand, GetStageCommand, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import {
  CreateListenerCommand,
  DeleteListenerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ModifyListenerCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { log } from "@/server/log";
import { listVariableChanges } from "@/server/store";
import { saveVariableChange } from "@/server/store/variable-changes";
import { invoke } from "../invoke/invoke";
import { testMethod } from "../invoke/test-method";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { changeStageVariable } from "./change-stage-variable";

vi.mock("@/server/store/variable-changes", async (original) => {
  const actual = await original<typeof import("@/server/store/variable-changes")>();
  return { ...actual, saveVariableChange: vi.fn(actual.saveVariableChange) };
});

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
  changeStageVariable({ apiId, stage: stageName, name, value }, "ada");
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

  it("keeps what it was, so that exactly this can be taken back while nobody has changed it since", async () => {
    await change("size", "small");
    await change("size", "large");
    await change("size", "large");
    const [large, small, ...others] = (await listVariableChanges(apiId, "dev")).filter(({ name }) => name === "size");
    expect(others).toEqual([]);
    expect(large).toMatchObject({ actor: "ada", was: "small", value: "large" });
    expect(small).toMatchObject({ was: null, value: "small" });
    const undo = () =>
      changeStageVariable({ apiId, stage: "dev", name: "size", value: "small", expected: "large" }, "grace");
    expect((await undo()).variables.size).toBe("small");
    await expect(undo()).rejects.toMatchObject({ error: { code: "conflict", reason: "It is small now." } });
    expect((await stage()).variables?.size).toBe("small");
    await change("size", null);
    expect((await listVariableChanges(apiId, "dev"))[0]).toMatchObject({ name: "size", was: "small", value: null });
  });

  it("knows a name that every object has, too", async () => {
    const removed = await change("constructor", null);
    expect(Object.hasOwn(removed.variables, "constructor")).toBe(false);
    await change("constructor", "blue");
    const [kept] = await listVariableChanges(apiId, "dev");
    expect(kept).toMatchObject({ name: "constructor", was: null, value: "blue" });
    await change("constructor", null);
  });

  it("is changed, and says so, although the way back could not be kept", async () => {
    vi.mocked(saveVariableChange).mockRejectedValueOnce(new Error("disk full"));
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    expect((await change("color", "green")).variables.color).toBe("green");
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ apiId, stage: "dev", name: "color" }),
      expect.any(String),
    );
    logged.mockRestore();
    expect((await listVariableChanges(apiId, "dev"))[0]).not.toMatchObject({ value: "green" });
    await change("color", null);
  });

  it.each([
    ["stage", { apiId: () => apiId, stage: "nowhere" }],
    ["API", { apiId: () => "nope123456", stage: "dev" }],
  ])("says that the %s is not there", async (_what, where) => {
    await expect(
      changeStageVariable({ apiId: where.apiId(), stage: where.stage, name: "a", value: "b" }, "ada"),
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
    expect(await call()).toMatchObject({
      ok: false,
      status: 500,
      hop: expect.stringMatching(/variable|loadBalancer/),
      comparison: {
        words: expect.stringContaining("gone-1.us-east-1.elb.localhost is no Application or Network Load Balancer"),
      },
    });
    await change("helloworldElb", variables?.helloworldElb ?? "");
    expect(await call()).toMatchObject({ ok: true });
  });
});

describe("beside the stage, its load balancer", () => {
  const direct = { loadBalancer: "helloworld-dev", url: expect.stringMatching(/^http:\/\/helloworld-dev-/) };

  it("answers as well, when asked to", async () => {
    expect((await call()).comparison).toBeUndefined();
    const { ok, comparison } = await invoke({ apiId, stage: "dev", path: "/helloworld", compare: true });
    expect({ ok, comparison }).toMatchObject({ ok: true, comparison: { direct: { ...direct, status: 200 } } });
    expect(comparison?.hop).toBeUndefined();
  });

  it("shows by its own answer which hop fails", async () => {
    const { elbv2 } = stageway.endpoint;
    const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: ["helloworld-dev"] }));
    const { Listeners = [] } = await elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn }),
    );
    const [listener] = Listeners;
    const answers = { StatusCode: "418", MessageBody: "a teapot", ContentType: "text/plain" };
    await elbv2.send(
      new ModifyListenerCommand({
        ListenerArn: listener?.ListenerArn,
        DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: answers }],
      }),
    );
    const comparison = { direct: { ...direct, status: 418 }, words: "Both get 418 from the service itself." };
    expect(await call()).toMatchObject({ ok: false, status: 418, hop: "listener", comparison });

    await elbv2.send(new DeleteListenerCommand({ ListenerArn: listener?.ListenerArn }));
    expect(await call()).toMatchObject({
      ok: false,
      hop: "listener",
      comparison: { direct: { ...direct, problem: expect.stringContaining("no listener on port 80") } },
    });
    await elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
        Port: 80,
        Protocol: "HTTP",
        DefaultActions: listener?.DefaultActions,
      }),
    );
    expect(await call()).toMatchObject({ ok: true });
  });
});

describe("API Gateway's own test", () => {
  const test = (path = "/helloworld", stageName = "dev") => testMethod({ apiId, stage: stageName, path });

  it("runs the editable API with the stage's variables, and tells how", async () => {
    const { variables = {} } = await stage();
    expect(await test()).toMatchObject({
      ok: true,
      status: 200,
      body: '{ "hello" : "world" }\n',
      log: expect.stringMatching(
        new RegExp(`Sending request to http://${variables.helloworldElb}[\\s\\S]*status: 200`),
      ),
      command: expect.stringMatching(/aws apigateway test-invoke-method .*"pathWithQueryString":"\/helloworld"/),
    });
    await change("helloworldElb", "gone-1.us-east-1.elb.localhost");
    expect(await test()).toMatchObject({
      ok: false,
      status: 500,
      log: expect.stringContaining("Invalid endpoint address"),
    });
    await change("helloworldElb", variables.helloworldElb ?? "");
  });

  it.each([
    ["path", "/nowhere", "dev"],
    ["stage", "/helloworld", "nowhere"],
  ])("says that the %s is not there", async (_what, path, stageName) => {
    await expect(test(path, stageName)).rejects.toMatchObject({ error: { code: "not_found" } });
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
