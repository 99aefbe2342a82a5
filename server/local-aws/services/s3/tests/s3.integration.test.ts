import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { sendRaw, sendSigned } from "../../../testing/raw-request";
import { sendToS3 } from "../../../testing/s3-request";
import { s3 } from "../service";

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [s3] });
  await send("PUT /things");
});
afterAll(() => aws.close());

type More = Omit<Parameters<typeof sendToS3>[1], "method" | "target">;
const send = (line: string, more: More = {}, host?: string) => {
  const [method, target] = line.split(" ") as [string, string];
  return sendToS3(aws.url, { method, target, ...more }, host);
};
/** `404 NoSuchKey` */
const outcome = async (answer: ReturnType<typeof send>) => {
  const { status, body } = await answer;
  return [status, /<Code>(\w+)<\/Code>/.exec(body)?.[1]].filter(Boolean).join(" ");
};

describe("an object", () => {
  const text = "Grüße, <template> & more\n";
  const etag = `"${createHash("md5").update(text).digest("hex")}"`;

  it("comes back to the letter, by path and by host, after a restart too", async () => {
    const headers = { "content-type": "text/yaml", "cache-control": "no-store" };
    const put = await send("PUT /things/a%20b//c+d%2Fe/(1)'", { body: text, headers });
    expect([put.status, put.headers.etag]).toEqual([200, etag]);
    aws = await aws.restart();
    const path = "/a%20b//c+d%2Fe/(1)'";
    const answers = [
      await send(`GET /things${path}`),
      await send(`GET ${path}`, {}, "things.s3.localhost:4566"),
      await send(`GET ${path}`, {}, "things.s3.us-east-1.localhost:4566"),
      await send(`GET ${path}`, {}, "things.localhost:4566"),
      await send(`GET /things${path}`, {}, "s3.localhost:4566"),
      await send(`GET /things${path}?x-id=GetObject`, { headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, body, headers.etag, headers["content-type"]]).toEqual([200, text, etag, "text/yaml"]);
      expect(headers["cache-control"]).toBe("no-store");
      expect(Date.parse(headers["last-modified"] ?? "")).toBeLessThanOrEqual(Date.now());
    }
    const head = await send(`HEAD /things${path}`);
    expect([head.status, head.body, head.headers["content-length"]]).toEqual([
      200,
      "",
      String(Buffer.byteLength(text)),
    ]);
    expect(await outcome(send(`GET /things${path}/`))).toBe("404 NoSuchKey");
    expect(await outcome(send(`DELETE /things${path}`))).toBe("204");
    expect(await outcome(send(`DELETE /things${path}`))).toBe("204");
    expect(await outcome(send(`HEAD /things${path}`))).toBe("404");
  });

  it("is listed in the order of its bytes, by prefix, up to a delimiter, page by page", async () => {
    await send("PUT /listed");
    for (const key of ["b", "a/2", "a/1", "c/x/y", "%C3%A9", "%F0%9F%98%80"])
      await send(`PUT /listed/${key}`, { body: key });
    const list = async (query: string) => {
      const { body } = await send(`GET /listed?list-type=2${query}`);
      const all = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, found]) => found);
      return {
        keys: all(/<Key>([^<]*)<\/Key>/g),
        prefixes: all(/<CommonPrefixes><Prefix>([^<]*)<\/Prefix><\/CommonPrefixes>/g),
        next: all(/<NextContinuationToken>([^<]*)</g)[0],
        count: all(/<KeyCount>(\d+)</g)[0],
      };
    };
    expect(await list("")).toMatchObject({ keys: ["a/1", "a/2", "b", "c/x/y", "é", "😀"], count: "6" });
    expect(await list("&prefix=a%2F&start-after=a%2F1")).toMatchObject({ keys: ["a/2"] });
    expect(await list("&delimiter=%2F&prefix=c%2F")).toMatchObject({ keys: [], prefixes: ["c/x/"] });
    const first = await list("&delimiter=%2F&max-keys=2");
    expect(first).toMatchObject({ keys: ["b"], prefixes: ["a/"], count: "2" });
    const second = await list(`&delimiter=%2F&max-keys=9&encoding-type=url&continuation-token=${first.next}`);
    expect(second).toMatchObject({ keys: ["%C3%A9", "%F0%9F%98%80"], prefixes: ["c/"], next: undefined });
    expect(await outcome(send("GET /listed?list-type=2&continuation-token=x"))).toBe("400 InvalidArgument");
    expect(await outcome(send("DELETE /listed"))).toBe("409 BucketNotEmpty");
  });
});

describe("is refused", () => {
  const location = (region: string) =>
    `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  const inPieces = {
    "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "x-amz-trailer": "x-amz-checksum-crc32",
  };
  const elsewhere = { region: "eu-west-1" };
  const wrongHash = createHash("sha256").update("other").digest("hex");

  it.each<[string, string, string, More?]>([
    ["no such bucket", "GET /nothing/key", "404 NoSuchBucket"],
    ["no such key", "GET /things/nothing", "404 NoSuchKey"],
    ["a bucket's name", "PUT /Things_", "400 InvalidBucketName"],
    ["a bucket's region that is not said", "PUT /other", "400 IllegalLocationConstraintException", elsewhere],
    ["another region", "PUT /other", "400 IllegalLocationConstraintException", { body: location("eu-west-1") }],
    ["no XML", "PUT /other", "400 MalformedXML", { body: "{}" }],
    ["a request to the wrong region", "GET /things/key", "400 AuthorizationHeaderMalformed", elsewhere],
    ["a key too long", `PUT /things/${"k".repeat(1025)}`, "400 KeyTooLongError"],
    [
      "a digest",
      "PUT /things/key",
      "400 BadDigest",
      { headers: { "content-md5": "1B2M2Y8AsgTpgAmY7PhCfg==" }, body: "x" },
    ],
    ["no digest", "PUT /things/key", "400 InvalidDigest", { headers: { "content-md5": "x" } }],
    [
      "another body",
      "PUT /things/key",
      "403 SignatureDoesNotMatch",
      { headers: { "x-amz-content-sha256": wrongHash } },
    ],
    ["another secret", "GET /things/key", "403 SignatureDoesNotMatch", { secretAccessKey: "guess" }],
    ["a copy", "PUT /things/key", "501 NotImplemented", { headers: { "x-amz-copy-source": "/things/other" } }],
    ["a body in pieces", "PUT /things/key", "501 NotImplemented", { headers: inPieces }],
    ["a part", "GET /things/key", "501 NotImplemented", { headers: { range: "bytes=0-1" } }],
    ["a sub-resource", "PUT /things/key?tagging", "501 NotImplemented"],
    ["the location", "GET /things?location", "501 NotImplemented"],
    ["all buckets", "GET /", "501 NotImplemented"],
    ["a character XML has not", "GET /things/%01", "400 InvalidURI"],
    ["half a character", "GET /things/%E0%A4", "400 InvalidURI"],
  ])("%s", async (_what, line, expected, more) => {
    expect(await outcome(send(line, more))).toBe(expected);
    expect(aws.logs.filter(({ event }) => event === "internal-failure")).toEqual([]);
  });

  it("who does not sign", async () => {
    const unsigned = { method: "GET", target: "/key", headers: { host: "things.s3.localhost" } };
    expect(await outcome(sendRaw(aws.url, unsigned))).toBe("403 AccessDenied");
  });

  it("the second bucket of a name, but not in us-east-1", async () => {
    expect(await outcome(send("PUT /things"))).toBe("200");
    const body = location("eu-west-1");
    expect(await outcome(send("PUT /away", { body, region: "eu-west-1" }))).toBe("200");
    expect(await outcome(send("PUT /away", { body, region: "eu-west-1" }))).toBe("409 BucketAlreadyOwnedByYou");
    expect(await outcome(send("DELETE /away", { region: "eu-west-1" }))).toBe("204");
  });
});

it("whatever is asked of it, it answers as S3 and never with a fault of its own", async () => {
  const word = fc.oneof(
    fc.constantFrom(
      "things",
      "key",
      "",
      "..",
      ".",
      "a b",
      "%",
      "%E0%A4",
      "%00",
      "é",
      "<&>",
      "__proto__",
      "+",
      "x".repeat(1100),
    ),
    fc.string({ maxLength: 8 }),
  );
  const name = fc.constantFrom(
    ...["list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "encoding-type"],
    ...["x-id", "acl", "uploads", "versionId", "fetch-owner"],
  );
  const value = fc.oneof(
    fc.constantFrom("2", "-1", "1e9", "1.5", "url", "/", "WyIiXQ", "WzEsIiJd"),
    fc.string({ maxLength: 6 }),
  );
  const request = fc.record({
    method: fc.constantFrom("GET", "PUT", "DELETE", "HEAD", "POST"),
    path: fc.array(word, { maxLength: 3 }),
    query: fc.array(fc.tuple(name, value), { maxLength: 3 }),
    body: fc.string({ unit: "binary", maxLength: 60 }),
  });
  const property = fc.asyncProperty(request, async ({ method, path, query, body }) => {
    const safe = path.map((part) => (/^[%\w.+-]*$/.test(part) ? part : encodeURIComponent(part)));
    const asked = new URLSearchParams(query).toString();
    const target = `/${safe.join("/")}${asked && `?${asked}`}`;
    const { status, body: text } = await sendSigned(aws.url, { method, target, body }, { service: "s3" });
    expect(aws.logs.filter(({ event }) => /failure|failed/.test(event))).toEqual([]);
    expect(status).not.toBe(500);
    if (status >= 400 && method !== "HEAD") expect(text).toMatch(/^<\?xml[^>]*>\n<Error><Code>\w+<\/Code>/);
  });
  await fc.assert(property, { seed: 20_261_122, numRuns: 400, endOnFailure: true });
});
