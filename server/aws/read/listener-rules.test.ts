import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, it } from "vitest";
import { actionFact, ruleFact } from "./listener-rules";

it.each<[Action[], object]>([
  [[{ Type: "forward", TargetGroupArn: "a" }], { type: "forward", targetGroups: [{ arn: "a", weight: 1 }] }],
  [
    [
      {
        Type: "forward",
        ForwardConfig: { TargetGroups: [{ TargetGroupArn: "a", Weight: 0 }, { TargetGroupArn: "b" }] },
      },
    ],
    {
      type: "forward",
      targetGroups: [
        { arn: "a", weight: 0 },
        { arn: "b", weight: 1 },
      ],
    },
  ],
  [
    [
      { Type: "forward", Order: 2, TargetGroupArn: "a" },
      { Type: "authenticate-oidc", Order: 1 },
    ],
    { type: "forward", targetGroups: [{ arn: "a", weight: 1 }] },
  ],
  [
    [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", MessageBody: "no" } }],
    { type: "fixed-response", status: "503", body: "no" },
  ],
  [
    [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Protocol: "HTTPS", Port: "443" } }],
    { type: "redirect", status: "HTTP_301", to: "HTTPS://#{host}:443/#{path}" },
  ],
  [[], { type: "other", name: "none" }],
])("%j", (actions, fact) => expect(actionFact(actions)).toEqual(fact));

it("puts the default rule last, and reads conditions of either form", () => {
  const rules = [
    ruleFact({ IsDefault: true, Priority: "default" }),
    ruleFact({ Priority: "10", Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/a"] } }] }),
    ruleFact({ Priority: "2", Conditions: [{ Field: "host-header", Values: ["b"] }] }),
  ].sort((a, b) => a.priority - b.priority);
  expect(rules.map(({ priority, conditions }) => [priority, conditions[0]?.values[0]])).toEqual([
    [2, "b"],
    [10, "/a"],
    [Number.POSITIVE_INFINITY, undefined],
  ]);
});

it("names the header and the parameter that a condition asks for", () => {
  const Conditions = [
    { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "x-canary", Values: ["1", "2"] } },
    { Field: "query-string", QueryStringConfig: { Values: [{ Key: "a", Value: "b" }] } },
  ];
  expect(ruleFact({ Priority: "1", Conditions }).conditions.map(({ values }) => values)).toEqual([
    ["x-canary: 1", "x-canary: 2"],
    ["a=b"],
  ]);
});
