import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { GetRestApiCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MAX_DEFINITION_BYTES } from "@/lib/contracts/definition";
import { startStageway, type TestStageway } from "../operations/testing/stageway";
import { importApiDefinition } from "./import-api-definition";

const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
vi.mock("next/headers", () => ({ headers: async () => new Headers(OWN) }));

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

/** A definition of so many bytes in UTF-8, filled up with one character again and again. */
function definitionOf(bytes: number, character: string): Blob {
  const text = (padding: string) =>
    JSON.stringify({ swagger: "2.0", info: { title: "large" }, paths: {}, "x-padding": padding });
  const spare = bytes - Buffer.byteLength(text(""));
  const each = Buffer.byteLength(JSON.stringify(character)) - 2;
  const padding = character.repeat(Math.floor(spare / each)) + "a".repeat(spare % each);
  return new Blob([text(padding)]);
}
const wish = (definition: Blob) => ({ requestId: randomUUID(), mode: "new", definition });

describe("a definition of 6 MB, API Gateway's limit", () => {
  it.each([
    ["of plain letters", "a"],
    ["of letters of three bytes", "漢"],
    ["of quotes, which JSON escapes", '"'],
  ])("%s is taken", async (_, character) => {
    const definition = definitionOf(MAX_DEFINITION_BYTES, character);
    expect(definition.size).toBe(MAX_DEFINITION_BYTES);
    const result = await importApiDefinition(wish(definition));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { apiId: restApiId } = result.data;
    expect(await stageway.endpoint.apigateway.send(new GetRestApiCommand({ restApiId }))).toMatchObject({
      name: "large",
    });
  });

  it("and one byte more is refused at its field, and nothing is made", async () => {
    const count = async () =>
      (await stageway.endpoint.apigateway.send(new GetRestApisCommand({ limit: 500 }))).items?.length;
    const before = await count();
    expect(await importApiDefinition(wish(definitionOf(MAX_DEFINITION_BYTES + 1, "a")))).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { definition: "At most 6 MB." } },
    });
    expect(await count()).toBe(before);
  });
});

/** What the browser sends, as React writes it. */
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.browser",
) as {
  encodeReply(value: unknown): Promise<string | FormData>;
};

it.each(["a", "漢", '"', "\u0000"])("what a browser sends of it fits what Next takes: %j", async (character) => {
  const megabytes = /bodySizeLimit: "(\d+)mb"/.exec(await readFile("next.config.js", "utf8"))?.[1];
  const input = { ...wish(definitionOf(MAX_DEFINITION_BYTES, character)), confirm: "漢".repeat(1024), apiId: "abc123" };
  const { size } = await new Response(await encodeReply([input])).blob();
  expect(size).toBeGreaterThan(MAX_DEFINITION_BYTES);
  expect(size).toBeLessThanOrEqual(Number(megabytes) * 1024 * 1024);
});
