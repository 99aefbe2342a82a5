import {
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteIntegrationCommand,
  DeleteMethodCommand,
  DeleteResourceCommand,
  DeleteRestApiCommand,
  GetAccountCommand,
  GetIntegrationCommand,
  GetMethodCommand,
  GetResourceCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetStagesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationCommand,
  UpdateMethodCommand,
  UpdateResourceCommand,
  UpdateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import { type TestEndpoint, testClients } from "../../../testing";
import { createApi, refusal, startGateway } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});
const client = () => endpoint.apigateway;

describe("REST APIs", () => {
  it("has a root resource, whole-second dates and AWS's defaults from the start", async () => {
    const created = await client().send(
      new CreateRestApiCommand({ name: "é ✓ <&>", description: "d", tags: { a: "1" } }),
    );
    expect(created.id).toMatch(/^[a-z0-9]{10}$/);
    expect(created.createdDate?.getMilliseconds()).toBe(0);
    expect(created).toMatchObject({
      name: "é ✓ <&>",
      apiKeySource: "HEADER",
      endpointConfiguration: { types: ["EDGE"] },
      disableExecuteApiEndpoint: false,
      tags: { a: "1" },
    });
    const { items } = await client().send(new GetResourcesCommand({ restApiId: created.id }));
    expect(items).toEqual([{ id: created.rootResourceId, path: "/" }]);
    const { $metadata: _a, ...read } = await client().send(new GetRestApiCommand({ restApiId: created.id }));
    const { $metadata: _b, ...made } = created;
    expect(read).toEqual(made);
  });

  it("changes by patches, all or nothing", async () => {
    const { id } = await createApi(endpoint);
    const changed = await client().send(
      new UpdateRestApiCommand({
        restApiId: id,
        patchOperations: [
          { op: "replace", path: "/name", value: "renamed" },
          { op: "add", path: "/binaryMediaTypes/image~1png" },
          { op: "replace", path: "/endpointConfiguration/types/EDGE", value: "REGIONAL" },
        ],
      }),
    );
    expect(changed).toMatchObject({
      name: "renamed",
      binaryMediaTypes: ["image/png"],
      endpointConfiguration: { types: ["REGIONAL"] },
    });
    const half = new UpdateRestApiCommand({
      restApiId: id,
      patchOperations: [
        { op: "replace", path: "/name", value: "lost" },
        { op: "replace", path: "/nonsense", value: "x" },
      ],
    });
    expect(await refusal(client().send(half))).toMatch(
      /^BadRequestException: Invalid patch path {2}'\/nonsense' specified for op 'replace'\. Must be one of: \[\/name, /,
    );
    expect((await client().send(new GetRestApiCommand({ restApiId: id }))).name).toBe("renamed");
  });

  it("pages, lives in one region, and takes all it has when it is deleted", async () => {
    const other = testClients(endpoint.url, "eu-west-1").apigateway;
    const made = new Set<string>();
    for (let index = 0; index < 3; index++) {
      made.add((await other.send(new CreateRestApiCommand({ name: `p${index}` }))).id ?? "");
    }
    const seen: string[] = [];
    let position: string | undefined;
    do {
      const page = await other.send(new GetRestApisCommand({ limit: 2, position }));
      seen.push(...(page.items ?? []).map((api) => api.id ?? ""));
      position = page.position;
    } while (position !== undefined);
    expect(new Set(seen)).toEqual(made);
    expect(seen).toHaveLength(3);
    const [id = ""] = seen;
    expect(await refusal(client().send(new GetRestApiCommand({ restApiId: id })))).toBe(
      `NotFoundException: Invalid API identifier specified 000000000000:${id}`,
    );
    await other.send(new DeleteRestApiCommand({ restApiId: id }));
    expect(await refusal(other.send(new GetStagesCommand({ restApiId: id })))).toMatch(
      /^NotFoundException: Invalid API/,
    );
    other.destroy();
  });

  it("refuses cloneFrom and imports as not offered, and tells the account's limits", async () => {
    const clone = new CreateRestApiCommand({ name: "x", cloneFrom: "abc" });
    expect(await refusal(client().send(clone))).toMatch(/^NotImplemented/);
    expect((await client().send(new GetAccountCommand({}))).throttleSettings).toEqual({
      burstLimit: 5000,
      rateLimit: 10000,
    });
  });
});

describe("resources", () => {
  it("builds paths, embeds methods on demand, and deletes with the subtree", async () => {
    const api = await createApi(endpoint);
    const orders = await api.resource("/orders");
    await api.method("/orders/{id}", { uri: "http://example.com" });
    const bare = await client().send(new GetResourcesCommand({ restApiId: api.id }));
    expect(bare.items?.map((item) => item.path)).toEqual(["/", "/orders", "/orders/{id}"]);
    expect(bare.items?.[2]?.resourceMethods).toEqual({ GET: {} });
    const embedded = await client().send(new GetResourcesCommand({ restApiId: api.id, embed: ["methods"] }));
    expect(embedded.items?.[2]?.resourceMethods?.GET?.methodIntegration?.uri).toBe("http://example.com");
    const page = await client().send(new GetResourcesCommand({ restApiId: api.id, limit: 2 }));
    const rest = await client().send(new GetResourcesCommand({ restApiId: api.id, position: page.position }));
    expect(rest.items?.map((item) => item.path)).toEqual(["/orders/{id}"]);
    await client().send(new DeleteResourceCommand({ restApiId: api.id, resourceId: orders }));
    const left = await client().send(new GetResourcesCommand({ restApiId: api.id }));
    expect(left.items?.map((item) => item.path)).toEqual(["/"]);
    const root = new DeleteResourceCommand({ restApiId: api.id, resourceId: api.rootId });
    expect(await refusal(client().send(root))).toMatch(/^BadRequestException/);
  });

  it("moves a subtree along when it is renamed, and never below itself", async () => {
    const api = await createApi(endpoint);
    const a = await api.resource("/a");
    const b = await api.resource("/a/b");
    const rename = [{ op: "replace" as const, path: "/pathPart", value: "z" }];
    await client().send(new UpdateResourceCommand({ restApiId: api.id, resourceId: a, patchOperations: rename }));
    expect((await client().send(new GetResourceCommand({ restApiId: api.id, resourceId: b }))).path).toBe("/z/b");
    const below = [{ op: "replace" as const, path: "/parentId", value: b }];
    const move = new UpdateResourceCommand({ restApiId: api.id, resourceId: a, patchOperations: below });
    expect(await refusal(client().send(move))).toBe("BadRequestException: Resources cannot be cyclic.");
  });

  it("refuses a name twice with AWS's text", async () => {
    const api = await createApi(endpoint);
    await api.resource("/x");
    const again = new CreateResourceCommand({ restApiId: api.id, parentId: api.rootId, pathPart: "x" });
    expect(await refusal(client().send(again))).toBe(
      "ConflictException: Another resource with the same parent already has this name: x",
    );
    const orphan = new CreateResourceCommand({ restApiId: api.id, parentId: "nope", pathPart: "x" });
    expect(await refusal(client().send(orphan))).toBe("NotFoundException: Invalid Resource identifier specified");
  });
});

describe("methods and integrations", () => {
  it("keeps, changes and deletes them", async () => {
    const api = await createApi(endpoint);
    const resourceId = await api.method("/x", { uri: "http://example.com/x", timeoutInMillis: 1000 });
    const address = { restApiId: api.id, resourceId, httpMethod: "GET" };
    expect(await client().send(new GetIntegrationCommand(address))).toMatchObject({
      type: "HTTP_PROXY",
      httpMethod: "GET",
      passthroughBehavior: "WHEN_NO_MATCH",
      timeoutInMillis: 1000,
      cacheNamespace: resourceId,
    });
    const slow = [{ op: "replace" as const, path: "/timeoutInMillis", value: "30000" }];
    expect(await refusal(client().send(new UpdateIntegrationCommand({ ...address, patchOperations: slow })))).toBe(
      "BadRequestException: Timeout should be between 50 ms and 29000 ms",
    );
    const uri = [{ op: "replace" as const, path: "/uri", value: "http://example.com/y" }];
    await client().send(new UpdateIntegrationCommand({ ...address, patchOperations: uri }));
    expect((await client().send(new GetIntegrationCommand(address))).uri).toBe("http://example.com/y");
    const named = [{ op: "replace" as const, path: "/operationName", value: "readX" }];
    const updated = await client().send(new UpdateMethodCommand({ ...address, patchOperations: named }));
    expect(updated).toMatchObject({ operationName: "readX", methodIntegration: { uri: "http://example.com/y" } });
    await client().send(new DeleteIntegrationCommand(address));
    expect(await refusal(client().send(new GetIntegrationCommand(address)))).toBe(
      "NotFoundException: No integration defined for method",
    );
    await client().send(new DeleteMethodCommand(address));
    expect(await refusal(client().send(new GetMethodCommand(address)))).toBe(
      "NotFoundException: Invalid Method identifier specified",
    );
  });

  it("refuses what AWS refuses, with its texts", async () => {
    const api = await createApi(endpoint);
    const resourceId = await api.method("/x/{id}", { uri: "http://example.com" });
    const address = { restApiId: api.id, resourceId, httpMethod: "GET" };
    const put = (input: object) =>
      refusal(client().send(new PutIntegrationCommand({ ...address, type: "HTTP_PROXY", ...input })));
    const again = new PutMethodCommand({ ...address, authorizationType: "NONE" });
    expect(await refusal(client().send(again))).toBe("ConflictException: Method already exists for this resource");
    const custom = new PutMethodCommand({ ...address, httpMethod: "POST", authorizationType: "CUSTOM" });
    expect(await refusal(client().send(custom))).toMatch(/^BadRequestException: Invalid authorizer ID specified\./);
    expect(await put({ uri: "http://e.com" })).toBe(
      "BadRequestException: Enumeration value for HttpMethod must be non-empty",
    );
    expect(await put({ uri: "ftp://e.com", integrationHttpMethod: "GET" })).toBe(
      "BadRequestException: Invalid HTTP endpoint specified for URI",
    );
    expect(
      await put({
        uri: "http://e.com/{id}",
        integrationHttpMethod: "GET",
        requestParameters: { "integration.request.path.id": "method.request.path.id" },
      }),
    ).toBe(
      "BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.path.id]",
    );
    const early = new PutIntegrationResponseCommand({ ...address, statusCode: "200" });
    expect(await refusal(client().send(early))).toBe("NotFoundException: Invalid Response status code specified");
    await client().send(new PutMethodResponseCommand({ ...address, statusCode: "200" }));
    expect(await refusal(client().send(new PutMethodResponseCommand({ ...address, statusCode: "200" })))).toBe(
      "ConflictException: Response already exists for this method",
    );
    const header = { "method.response.header.X": "'1'" };
    const undeclared = new PutIntegrationResponseCommand({ ...address, statusCode: "200", responseParameters: header });
    expect(await refusal(client().send(undeclared))).toMatch(
      /^BadRequestException: Invalid mapping expression specified/,
    );
  });
});
