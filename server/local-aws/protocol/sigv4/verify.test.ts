import { describe, expect, it } from "vitest";
import { type Authorization, parseAuthorization } from "./authorization";
import { refuse } from "./failures";
import { type SignedRequest, signature } from "./sign";
import { verify } from "./verify";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const TIME = "20261122T120000Z";
const SCOPE = { date: "20261122", region: "eu-central-1", service: "ecs" };

function signed(time = TIME, secret = "test", extra: Record<string, string> = {}) {
  const headers: Record<string, string> = { host: "127.0.0.1:4566", "x-amz-date": time, ...extra };
  const rawHeaders = Object.entries(headers).flat();
  const request: SignedRequest = { method: "POST", path: "/", query: "", rawHeaders, body: Buffer.from("{}") };
  const signedHeaders = Object.keys(headers).sort();
  const date = time.slice(0, 8);
  const authorization: Authorization = {
    ...SCOPE,
    date,
    accessKeyId: "test",
    signedHeaders,
    signature: signature(request, signedHeaders, time, { ...SCOPE, date }, secret),
  };
  return { request: { ...request, headers }, authorization };
}

describe("verify", () => {
  it("accepts a request signed with the known key, up to five minutes off", () => {
    for (const time of [TIME, "20261122T115501Z", "20261122T120459Z"]) {
      const { request, authorization } = signed(time);
      expect(verify(request, authorization, NOW)).toBeUndefined();
    }
  });

  it("refuses another secret, a changed body, path, query, header or declared hash", () => {
    const { request, authorization } = signed();
    expect(verify(signed(TIME, "other").request, signed(TIME, "other").authorization, NOW)?.refusal).toBe("mismatch");
    const changes: Partial<typeof request>[] = [
      { body: Buffer.from("{ }") },
      { path: "/x" },
      { query: "a=b" },
      { method: "PUT" },
      { rawHeaders: ["host", "127.0.0.1:1", "x-amz-date", TIME] },
      { headers: { ...request.headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } },
    ];
    for (const change of changes) {
      expect(verify({ ...request, ...change }, authorization, NOW), JSON.stringify(change)).toEqual({
        refusal: "mismatch",
      });
    }
    const cut = { ...authorization, signature: authorization.signature.slice(1) };
    expect(verify(request, cut, NOW)?.refusal).toBe("mismatch");
  });

  it("refuses an unknown key before anything else", () => {
    const { request, authorization } = signed();
    expect(verify(request, { ...authorization, accessKeyId: "AKIAOTHER" }, NOW)).toEqual({ refusal: "unknownKey" });
  });

  it("says on which side of five minutes the clock is", () => {
    const early = signed("20261122T115459Z");
    expect(verify(early.request, early.authorization, NOW)).toEqual({
      refusal: "expired",
      detail: "Signature expired: 20261122T115459Z is now earlier than 20261122T115500Z (20261122T120000Z - 5 min.)",
    });
    const late = signed("20261122T120501Z");
    expect(verify(late.request, late.authorization, NOW)?.detail).toBe(
      "Signature not yet current: 20261122T120501Z is still later than 20261122T120500Z (20261122T120000Z + 5 min.)",
    );
  });

  it("needs a time, in the scope's day, and a signed host", () => {
    const { request, authorization } = signed();
    expect(verify({ ...request, headers: { host: "x" } }, authorization, NOW)?.refusal).toBe("incomplete");
    expect(
      verify({ ...request, headers: { ...request.headers, "x-amz-date": "yesterday" } }, authorization, NOW)?.refusal,
    ).toBe("incomplete");
    expect(verify(request, { ...authorization, date: "20261121" }, NOW)?.refusal).toBe("mismatch");
    expect(verify(request, { ...authorization, signedHeaders: ["x-amz-date"] }, NOW)?.refusal).toBe("mismatch");
  });
});

describe("parseAuthorization", () => {
  it("reads the parts, with or without spaces", () => {
    const text =
      "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/ecs/aws4_request,SignedHeaders=host;x-amz-date, Signature=ab";
    expect(parseAuthorization(text)).toEqual({
      accessKeyId: "test",
      date: "20261122",
      region: "us-east-1",
      service: "ecs",
      signedHeaders: ["host", "x-amz-date"],
      signature: "ab",
    });
  });

  it.each([
    "",
    "Bearer abc",
    "AWS4-HMAC-SHA256",
    "AWS4-HMAC-SHA256 Credential=test",
    "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=x",
    "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/ecs/aws4_request, Signature=ab",
    "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=",
  ])("refuses %j", (text) => expect(parseAuthorization(text)).toBeUndefined());
});

describe("refuse", () => {
  it.each([
    ["awsJson1_1", "mismatch", "InvalidSignatureException", 400],
    ["awsJson1_1", "unknownKey", "UnrecognizedClientException", 400],
    ["restJson1", "unknownKey", "UnrecognizedClientException", 403],
    ["awsQuery", "mismatch", "SignatureDoesNotMatch", 403],
    ["awsQuery", "unknownKey", "InvalidClientTokenId", 403],
    ["awsQuery", "missing", "MissingAuthenticationToken", 403],
    ["awsQuery", "incomplete", "IncompleteSignature", 400],
    ["ec2Query", "unknownKey", "AuthFailure", 401],
    ["ec2Query", "expired", "RequestExpired", 400],
  ] as const)("%s %s is %s with %i", (protocol, refusal, code, status) => {
    expect(refuse(protocol, refusal)).toMatchObject({ code, status });
  });
});
