import { randomUUID } from "node:crypto";
import { GetResourcesCommand, GetRestApisCommand, GetStageCommand, GetTagsCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportInput } from "@/lib/contracts/definition-input";
import { listStageChanges } from "@/server/store";
import { startDeployment } from "../deploy/start";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import type { WatchedCall } from "../testing/watched-endpoint";
import { importDefinition } from "./import-definition";
import { readExport } from "./read-export";

let stageway: TestStageway;
/** Calls whose next answer gets lost on its way. */
const lost = new Set<string>();
/** Calls that AWS does not allow. */
const denied = new Set<string>();
beforeAll(async () => {
  stageway = await startStageway(({ name }: WatchedCall) =>
    denied.has(name) ? "deny" : lost.delete(name) ? "cut-after" : "pass",
  );
});
afterAll(() => stageway.close());

const mock = (more: object = {}) => ({
  responses: { 200: { description: "fine" } },
  "x-amazon-apigateway-integration": {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { default: { statusCode: "200" } },
    ...more,
  },
});
const shop = (paths: object, title = "shop", more: object = {}) =>
  JSON.stringify({ swagger: "2.0", info: { title }, paths, ...more });
const input = (definition: string, more: Partial<ImportInput> = {}): ImportInput => ({
  requestId: randomUUID(),
  mode: "new",
  definition: new Blob([definition]),
  failOnWarnings: false,
  confirm: "",
  ...more,
});
const apisNamed = async (name: string) => {
  const { items = [] } = await stageway.endpoint.apigateway.send(new GetRestApisCommand({ limit: 500 }));
  return items.filter((api) => api.name === name);
};
const pathsOf = async (restApiId: string) => {
  const { items = [] } = await stageway.endpoint.apigateway.send(new GetResourcesCommand({ restApiId }));
  return items.filter(({ resourceMethods }) => resourceMethods).map(({ path }) => path);
};
const refusedWith = (code: string, message: RegExp) => ({ error: { code, message: expect.stringMatching(message) } });

describe("an import as a new API", () => {
  it("pressed twice at once and once more later is one API", async () => {
    const wish = input(shop({ "/a": { get: mock() } }, "once"));
    const [first, second] = await Promise.all([importDefinition(wish), importDefinition(wish)]);
    expect(second).toEqual(first);
    expect((await importDefinition(wish)).apiId).toBe(first.apiId);
    expect(await apisNamed("once")).toMatchObject([
      { id: first.apiId, tags: { "stageway:operation": wish.requestId } },
    ]);
    expect(await pathsOf(first.apiId)).toEqual(["/a"]);
    expect(first.commands).toEqual([
      expect.stringMatching(/ apigateway create-rest-api .*"name":"once"/),
      expect.stringMatching(/ apigateway put-rest-api .*"mode":"overwrite".* --body fileb:\/\/definition$/),
    ]);
  });

  it("tried again after AWS's answer was lost is one API", async () => {
    const wish = input(shop({ "/a": { get: mock() } }, "lost"));
    lost.add("POST /restapis");
    await expect(importDefinition(wish)).rejects.toThrow();
    expect(await apisNamed("lost")).toHaveLength(1);
    const { apiId } = await importDefinition(wish);
    expect(await apisNamed("lost")).toMatchObject([{ id: apiId }]);
    expect(await pathsOf(apiId)).toEqual(["/a"]);
  });

  it("that cannot be read, or that AWS refuses, leaves nothing", async () => {
    await expect(importDefinition(input('{"swagger": "2.0",\n oops'))).rejects.toMatchObject({
      error: { code: "invalid_input", fields: { definition: expect.stringContaining("line 2") } },
    });
    const unknown = { "x-amazon-apigateway-gateway-responses": { NO_SUCH_TYPE: {} } };
    await expect(importDefinition(input(shop({}, "refused", unknown)))).rejects.toMatchObject({ code: "aws_rejected" });
    expect(await apisNamed("refused")).toEqual([]);
  });
});

describe("an import into an API, and its deployment", () => {
  it("no stage serves asks before it removes a model and a validator, or what could not be read", async () => {
    const paths = { "/a": { get: mock() } };
    const all = { "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } } };
    const { apiId } = await importDefinition(input(shop(paths, "edited", { definitions: { Order: {} }, ...all })));
    const bare = input(shop(paths, "edited"), { mode: "overwrite", apiId });
    await expect(importDefinition(bare)).rejects.toMatchObject({
      error: { message: /removes 2 other parts of edited/, reason: "model Order, request validator all" },
    });
    denied.add(`GET /restapis/${apiId}/models?limit=500`);
    const models = input(shop(paths, "edited", all), { mode: "overwrite", apiId });
    await expect(importDefinition(models)).rejects.toMatchObject({
      error: { message: /removes whatever could not be compared/, reason: "models that could not be read" },
    });
    denied.clear();
    await importDefinition({ ...bare, confirm: "edited" });
    await importDefinition(bare);
  });

  it("merges, asks before it removes, deploys with the variables that are lacking, and exports it again", async () => {
    const { apiId } = await importDefinition(input(shop({ "/a": { get: mock() }, "/b": { get: mock() } })));
    await importDefinition(input(shop({ "/c": { get: mock() } }), { mode: "merge", apiId }));
    expect((await pathsOf(apiId)).sort()).toEqual(["/a", "/b", "/c"]);

    const uri = "http://${stageVariables.elb}/";
    const paths = { "/a": { get: mock() }, "/b": { post: mock({ type: "http", httpMethod: "GET", uri }) } };
    const next = shop(paths, "shop", {
      definitions: { Order: { type: "object" } },
      "x-amazon-apigateway-gateway-responses": { DEFAULT_5XX: { statusCode: "503" } },
    });
    const overwrite = input(next, { mode: "overwrite", apiId });
    await expect(importDefinition(overwrite)).rejects.toMatchObject(
      refusedWith("check_failed", /removes 2 methods of shop/),
    );
    await expect(importDefinition({ ...overwrite, confirm: "Shop" })).rejects.toThrow(/removes/);
    await importDefinition({ ...overwrite, confirm: "shop" });
    expect((await pathsOf(apiId)).sort()).toEqual(["/a", "/b"]);

    const wish = { apiId, stage: "dev", variables: {}, serving: null };
    const refused = await ended(await startDeployment(wish, "ada"));
    expect(refused.operation).toMatchObject({
      status: "failed",
      error: { message: expect.stringContaining("Stage dev would lack elb.") },
    });
    const deployed = await ended(await startDeployment({ ...wish, variables: { elb: "elb.example" } }, "ada"));
    expect(deployed.operation).toMatchObject({ status: "succeeded", kind: "deploy", stage: "dev" });
    expect(stepOf(deployed, "snapshot").commands).toEqual([expect.stringContaining("create-deployment")]);
    const stage = await stageway.endpoint.apigateway.send(new GetStageCommand({ restApiId: apiId, stageName: "dev" }));
    expect(stage.variables).toEqual({ elb: "elb.example" });
    expect(await listStageChanges(apiId, "dev")).toMatchObject([
      { kind: "deploy", status: "succeeded" },
      { kind: "deploy" },
    ]);

    const stale = await ended(await startDeployment({ ...wish, serving: "other1" }, "ada"));
    expect(stale.operation.error).toMatchObject({ code: "conflict", message: /moved on/ });

    const bare = input(shop(paths), { mode: "overwrite", apiId });
    await expect(importDefinition(bare)).rejects.toMatchObject({
      error: { message: /removes 2 other parts/, reason: "model Order, gateway response DEFAULT_5XX" },
    });

    const query = { stage: "dev", format: "oas30", syntax: "yaml", extensions: "apigateway" } as const;
    const file = await readExport(apiId, query);
    expect(file).toMatchObject({ name: "shop-dev-oas30.yaml", type: "application/yaml" });
    const copy = await importDefinition(input(file.text));
    await ended(await startDeployment({ ...wish, apiId: copy.apiId, variables: { elb: "elb.example" } }, "ada"));
    const again = await readExport(copy.apiId, query);
    expect(again.text.replaceAll(copy.apiId, apiId)).toBe(file.text);
    await expect(readExport(apiId, { ...query, stage: "none" })).rejects.toMatchObject(
      refusedWith("not_found", /no stage none/),
    );
  });

  it("a tag tells who made the API", async () => {
    const { apiId } = await importDefinition(input(shop({ "/a": { get: mock() } }, "tagged")));
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${apiId}`;
    const { tags } = await stageway.endpoint.apigateway.send(new GetTagsCommand({ resourceArn }));
    expect(Object.keys(tags ?? {})).toEqual(["stageway:operation"]);
  });
});
