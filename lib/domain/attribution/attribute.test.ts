import { describe, expect, it } from "vitest";
import type { HopKind } from "@/lib/contracts/request-path";
import { attribute } from "./attribute";
import type { DirectAnswer } from "./kinds";

const json = (message: string) => `{"message":"${message}"}`;
const html = (text: string) => `<html>\r\n<head><title>${text}</title></head>\r\n<body></body></html>`;

const GATEWAY = {
  well: { status: 200, body: "ok" },
  unanswered: { status: undefined, body: "" },
  throttled: { status: 429, body: json("Too Many Requests") },
  noMethod: { status: 403, body: json("Missing Authentication Token") },
  refused: { status: 403, body: json("Forbidden") },
  ise: { status: 500, body: json("Internal server error") },
  unusable: { status: 502, body: json("Internal server error") },
  timedOut: { status: 504, body: json("Endpoint request timed out") },
  unconnected: { status: 504, body: json("Network error communicating with endpoint") },
  b502: { status: 502, body: html("502 Bad Gateway") },
  b503: { status: 503, body: html("503 Service Temporarily Unavailable") },
  b504: { status: 504, body: html("504 Gateway Time-out") },
  app404: { status: 404, body: "nothing here" },
  app500: { status: 500, body: "Traceback (most recent call last)" },
};
const DIRECT = {
  well: { status: 200, body: "ok", connected: true },
  redirect: { status: 302, body: "", connected: true },
  b502: { ...GATEWAY.b502, connected: true },
  b503: { ...GATEWAY.b503, connected: true },
  b504: { ...GATEWAY.b504, connected: true },
  app404: { ...GATEWAY.app404, connected: true },
  app500: { ...GATEWAY.app500, connected: true },
  silent: { body: "", connected: true },
  unreached: { body: "", connected: false },
  mute: { body: "" },
} satisfies Record<string, DirectAnswer>;

type Row = [gateway: keyof typeof GATEWAY, direct: keyof typeof DIRECT, hop: HopKind | undefined, words: RegExp];
const ROWS: Row[] = [
  ["well", "well", undefined, /Both answer: 200 .* 200/],
  ["well", "app404", undefined, /itself answers 404/],
  ["well", "b502", undefined, /only some of its targets/],
  ["well", "unreached", undefined, /nothing to compare/],
  ["unanswered", "well", "stage", /answers 200 to this server/],
  ["unanswered", "unreached", undefined, /own network/],
  ["throttled", "well", "stage", /throttles before/],
  ["throttled", "unreached", "stage", /throttles before/],
  ["noMethod", "well", "method", /not deployed/],
  ["noMethod", "b503", "method", /not deployed/],
  ["refused", "well", "stage", /refuses the caller/],
  ["ise", "well", "integration", /before it/],
  ["ise", "redirect", "integration", /answers 302/],
  ["ise", "app404", "integration", /before it/],
  ["ise", "unreached", "loadBalancer", /Neither the gateway nor this server/],
  ["ise", "b503", "targetGroup", /nothing from its targets/],
  ["ise", "silent", "target", /from behind it/],
  ["ise", "mute", undefined, /nothing to compare/],
  ["unusable", "well", "integration", /before it/],
  ["timedOut", "well", "loadBalancer", /security group/],
  ["timedOut", "silent", "target", /from behind it/],
  ["timedOut", "mute", undefined, /nothing to compare/],
  ["timedOut", "b504", "target", /nothing from its targets/],
  ["timedOut", "unreached", "loadBalancer", /Neither/],
  ["unconnected", "well", "loadBalancer", /not the gateway's/],
  ["unconnected", "b503", "loadBalancer", /not the gateway's/],
  ["unconnected", "unreached", "listener", /nothing listens/],
  ["b503", "b503", "targetGroup", /Both answer 503/],
  ["b502", "b502", "target", /Both answer 502/],
  ["b504", "b504", "target", /Both answer 504/],
  ["b502", "b503", "targetGroup", /load balancer's own/],
  ["b503", "well", "target", /only some of its targets fail/],
  ["b502", "app500", "target", /only some/],
  ["b503", "unreached", undefined, /nothing to compare/],
  ["app500", "app500", "task", /Both get 500 from the service/],
  ["app404", "app404", "task", /Both get 404 from the service/],
  ["app404", "app500", "integration", /404 through the gateway and 500 directly/],
  ["app404", "well", "integration", /404 through the gateway and 200 directly/],
  ["app500", "b503", "targetGroup", /come and go/],
  ["app500", "unreached", undefined, /nothing to compare/],
];

it.each(ROWS)("gateway %s, load balancer %s: %s", (gateway, direct, hop, words) => {
  const found = attribute(GATEWAY[gateway], DIRECT[direct]);
  expect(found.hop).toBe(hop);
  expect(found.words).toMatch(words);
  expect(found.words).not.toMatch(/[{}]|undefined/);
});

describe("a hop that is known to fail", () => {
  it.each<[keyof typeof GATEWAY, keyof typeof DIRECT, known: HopKind, hop: HopKind]>([
    ["ise", "well", "variable", "variable"],
    ["ise", "well", "target", "integration"],
    ["b503", "b503", "service", "service"],
    ["b502", "b502", "targetGroup", "targetGroup"],
    ["app500", "app500", "integration", "task"],
    ["throttled", "well", "target", "stage"],
  ])("gateway %s, load balancer %s, %s known: %s", (gateway, direct, known, hop) => {
    expect(attribute(GATEWAY[gateway], DIRECT[direct], known).hop).toBe(hop);
  });
});

it("every pair has words without a gap in them", () => {
  for (const gateway of Object.values(GATEWAY)) {
    for (const direct of Object.values(DIRECT)) {
      expect(attribute(gateway, direct).words).toMatch(/^[^{}]{20,}\.$/);
    }
  }
});
