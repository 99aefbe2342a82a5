import { expect, it } from "vitest";
import type { RequestPath } from "@/lib/contracts/request-path";
import { type InvokeAnswer, meaningOf } from "./invoke-meaning";
import { judge, service, targets } from "./testing/changes";
import { setVariable, targetFact } from "./testing/facts";

const answer = (status: number | undefined, body = ""): InvokeAnswer => ({ status, headers: [], body });
const html = (text: string): string => `<html>\r\n<head><title>${text}</title></head>\r\n<body></body></html>`;
const ISE = `{"message": "Internal server error"}`;

it.each([
  [undefined, "", "stage"],
  [403, `{"message":"Missing Authentication Token"}`, "method"],
  [403, `{"message":"Forbidden"}`, "stage"],
  [403, "no entry", "task"],
  [429, `{"message":"Too Many Requests"}`, "stage"],
  [500, ISE, "integration"],
  [500, "Traceback (most recent call last)", "task"],
  [502, ISE, "integration"],
  [502, html("502 Bad Gateway"), "target"],
  [503, html("503 Service Temporarily Unavailable"), "targetGroup"],
  [503, "closed for lunch", "task"],
  [504, `{"message": "Endpoint request timed out"}`, "target"],
  [504, `{"message": "Network error communicating with endpoint"}`, "listener"],
  [502, `{"message": "Network error communicating with endpoint"}`, "listener"],
  [504, html("504 Gateway Time-out"), "target"],
  [404, "nothing here", "task"],
])("%s %s points at the %s", (status, body, hop) => {
  const meaning = meaningOf(answer(status, body));
  expect(meaning).toMatchObject({ hop });
  expect(meaning?.meaning && meaning.remedy).toBeTruthy();
});

it.each([200, 204, 301, 304])("%s is no failure", (status) => expect(meaningOf(answer(status))).toBeNull());

const pathOf = (...change: Parameters<typeof judge>): RequestPath | undefined => judge(...change).paths[0];

it("a hop that is known to fail is named instead of the usual suspect", () => {
  const unset = pathOf((facts) => setVariable(facts, "dev", undefined));
  expect(meaningOf(answer(500, ISE), unset)).toMatchObject({
    hop: "variable",
    meaning: expect.stringContaining("helloworldElb is not set"),
  });
  const down = pathOf(targets(targetFact("10.0.0.1", "unhealthy", "Target.FailedHealthChecks")));
  expect(meaningOf(answer(502, html("502 Bad Gateway")), down)?.hop).toBe("targetGroup");
});

it("but only a hop that can explain the answer", () => {
  const small = pathOf(service({ desired: 0, running: 0 }));
  expect(meaningOf(answer(403, `{"message":"Missing Authentication Token"}`), small)?.hop).toBe("method");
  expect(meaningOf(answer(503, html("503 Service Temporarily Unavailable")), small)?.hop).toBe("service");
});
