import { describe, expect, it } from "vitest";
import { type SignedRequest, signature } from "./sign";

// AWS's own published test suite for Signature Version 4: credentials, scope and expected signatures are theirs.
const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TIME = "20150830T123600Z";
const SCOPE = { date: "20150830", region: "us-east-1", service: "service" };
const BASE = ["Host", "example.amazonaws.com", "X-Amz-Date", TIME];
const UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

type Case = [name: string, request: Partial<SignedRequest>, signedHeaders: string, expected: string];

const CASES: Case[] = [
  ["get-vanilla", {}, "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  [
    "get-header-key-duplicate",
    { rawHeaders: [...BASE, "My-Header1", "value2", "My-Header1", "value2", "My-Header1", "value1"] },
    "host;my-header1;x-amz-date",
    "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
  ],
  [
    "get-header-value-trim",
    { rawHeaders: [...BASE, "My-Header1", " value1", "My-Header2", ' "a   b   c"'] },
    "host;my-header1;my-header2;x-amz-date",
    "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
  ],
  [
    "get-unreserved",
    { path: `/${UNRESERVED}` },
    "host;x-amz-date",
    "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
  ],
  [
    "get-vanilla-query-order-key",
    { query: "Param1=value2&Param1=Value1" },
    "host;x-amz-date",
    "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
  ],
  [
    "get-vanilla-query-order-key-case",
    { query: "Param2=value2&Param1=value1" },
    "host;x-amz-date",
    "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  ],
  [
    "get-vanilla-query-unreserved",
    { query: `${UNRESERVED}=${UNRESERVED}` },
    "host;x-amz-date",
    "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
  ],
  [
    "get-vanilla-utf8-query",
    { query: "%E1%88%B4=bar" },
    "host;x-amz-date",
    "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
  ],
  [
    "get-relative-relative",
    { path: "/example1/example2/../.." },
    "host;x-amz-date",
    "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  ],
  ["get-slash", { path: "//" }, "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  [
    "post-header-value-case",
    { method: "POST", rawHeaders: [...BASE, "My-Header1", "VALUE1"] },
    "host;my-header1;x-amz-date",
    "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
  ],
  [
    "post-x-www-form-urlencoded",
    {
      method: "POST",
      rawHeaders: [...BASE, "Content-Type", "application/x-www-form-urlencoded"],
      body: Buffer.from("Param1=value1"),
    },
    "content-type;host;x-amz-date",
    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  ],
];

describe("signature", () => {
  it.each(CASES)("%s", (_name, request, signedHeaders, expected) => {
    const whole = { method: "GET", path: "/", query: "", rawHeaders: BASE, body: Buffer.alloc(0), ...request };
    expect(signature(whole, signedHeaders.split(";"), TIME, SCOPE, SECRET)).toBe(expected);
  });
});
