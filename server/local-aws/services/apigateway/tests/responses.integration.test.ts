/** What a method may answer, and how an integration's answer becomes that: changed and taken away again. */
import {
  DeleteIntegrationResponseCommand,
  DeleteMethodResponseCommand,
  GetIntegrationResponseCommand,
  GetMethodCommand,
  GetMethodResponseCommand,
  type PatchOperation,
  PutIntegrationResponseCommand,
  PutMethodResponseCommand,
  UpdateIntegrationResponseCommand,
  UpdateMethodResponseCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { createApi, refusal, startGateway } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});
const client = () => endpoint.apigateway;
const NONE = "NotFoundException: Invalid Response status code specified";
const HEADER = "method.response.header.X-Total";

/** `GET /x` that may answer 200 with a header, and does so by default. */
async function answering() {
  const api = await createApi(endpoint);
  const resourceId = await api.method("/x", { type: "HTTP", uri: "http://x.example" });
  const address = { restApiId: api.id, resourceId, httpMethod: "GET", statusCode: "200" };
  await client().send(
    new PutMethodResponseCommand({
      ...address,
      responseParameters: { [HEADER]: false },
      responseModels: { "application/json": "Empty" },
    }),
  );
  await client().send(
    new PutIntegrationResponseCommand({
      ...address,
      responseParameters: { [HEADER]: "'1'" },
      responseTemplates: { "application/json": "{}" },
    }),
  );
  return address;
}

type Address = Awaited<ReturnType<typeof answering>>;

describe("a method response", () => {
  const update = (address: Address, ...patchOperations: PatchOperation[]) =>
    client().send(new UpdateMethodResponseCommand({ ...address, patchOperations }));

  it("is changed header by header and model by model", async () => {
    const address = await answering();
    const changed = await update(
      address,
      { op: "replace", path: `/responseParameters/${HEADER}`, value: "true" },
      { op: "add", path: "/responseParameters/method.response.header.ETag", value: "false" },
      { op: "add", path: "/responseModels/text~1xml", value: "Error" },
      { op: "remove", path: "/responseModels/application~1json" },
    );
    expect(changed).toMatchObject({ statusCode: "200" });
    const read = await client().send(new GetMethodResponseCommand(address));
    expect(read.responseParameters).toEqual({ [HEADER]: true, "method.response.header.ETag": false });
    expect(read.responseModels).toEqual({ "text/xml": "Error" });
  });

  it("refuses a change that makes no sense, and changes nothing then", async () => {
    const address = await answering();
    const good: PatchOperation = { op: "add", path: "/responseModels/text~1xml", value: "Error" };
    const bad = (patch: PatchOperation) => refusal(update(address, good, patch));
    expect(await bad({ op: "add", path: "/responseParameters/method.request.header.X", value: "true" })).toMatch(
      /^BadRequestException: Invalid mapping expression/,
    );
    expect(await bad({ op: "replace", path: `/responseParameters/${HEADER}`, value: "maybe" })).toMatch(
      /^BadRequestException: Invalid boolean value 'maybe'/,
    );
    expect(await bad({ op: "replace", path: "/statusCode", value: "201" })).toMatch(
      /^BadRequestException: Invalid patch path/,
    );
    expect(await refusal(update({ ...address, statusCode: "404" }, good))).toBe(NONE);
    expect((await client().send(new GetMethodResponseCommand(address))).responseModels).toEqual({
      "application/json": "Empty",
    });
  });

  it("is taken away once", async () => {
    const address = await answering();
    await client().send(new PutMethodResponseCommand({ ...address, statusCode: "404" }));
    await client().send(new DeleteMethodResponseCommand(address));
    expect(await refusal(client().send(new GetMethodResponseCommand(address)))).toBe(NONE);
    expect(await refusal(client().send(new DeleteMethodResponseCommand(address)))).toBe(NONE);
    const { methodResponses } = await client().send(new GetMethodCommand(address));
    expect(Object.keys(methodResponses ?? {})).toEqual(["404"]);
  });
});

describe("an integration response", () => {
  const update = (address: Address, ...patchOperations: PatchOperation[]) =>
    client().send(new UpdateIntegrationResponseCommand({ ...address, patchOperations }));

  it("is changed member by member", async () => {
    const address = await answering();
    await update(
      address,
      { op: "replace", path: "/selectionPattern", value: "2\\d\\d" },
      { op: "replace", path: `/responseParameters/${HEADER}`, value: "integration.response.header.total" },
      { op: "add", path: "/responseTemplates/text~1xml", value: "<a/>" },
      { op: "replace", path: "/contentHandling", value: "CONVERT_TO_TEXT" },
    );
    const read = await client().send(new GetIntegrationResponseCommand(address));
    expect(read).toMatchObject({
      statusCode: "200",
      selectionPattern: "2\\d\\d",
      responseParameters: { [HEADER]: "integration.response.header.total" },
      responseTemplates: { "application/json": "{}", "text/xml": "<a/>" },
      contentHandling: "CONVERT_TO_TEXT",
    });
    await update(address, { op: "remove", path: "/contentHandling" }, { op: "remove", path: "/selectionPattern" });
    const again = await client().send(new GetIntegrationResponseCommand(address));
    expect(again).not.toHaveProperty("contentHandling");
    expect(again).not.toHaveProperty("selectionPattern");
  });

  it("sets no header that the method does not declare, and changes nothing then", async () => {
    const address = await answering();
    const patch: PatchOperation = { op: "add", path: "/responseParameters/method.response.header.ETag", value: "'1'" };
    expect(await refusal(update(address, { op: "replace", path: "/selectionPattern", value: "5.." }, patch))).toMatch(
      /^BadRequestException: Invalid mapping expression/,
    );
    expect(await client().send(new GetIntegrationResponseCommand(address))).not.toHaveProperty("selectionPattern");
    expect(await refusal(update({ ...address, statusCode: "404" }, patch))).toBe(NONE);
  });

  it("is taken away once, and the method's own response stays", async () => {
    const address = await answering();
    await client().send(new DeleteIntegrationResponseCommand(address));
    expect(await refusal(client().send(new GetIntegrationResponseCommand(address)))).toBe(NONE);
    expect(await refusal(client().send(new DeleteIntegrationResponseCommand(address)))).toBe(NONE);
    expect(await client().send(new GetMethodResponseCommand(address))).toMatchObject({ statusCode: "200" });
  });
});
