import { expect, it } from "vitest";
import { reasonOf } from "./reason-codes";

const CHECK = { path: "/health", protocol: "HTTP", port: "traffic-port", matcher: "200-299", timeoutSeconds: 4 };

/** Every reason code of the API reference (TargetHealth.Reason), with a likely cause that its remedy must name. */
it.each<[string, RegExp, RegExp]>([
  ["Elb.RegistrationInProgress", /being registered/, /Wait/],
  ["Elb.InitialHealthChecking", /first health checks/, /slow to start/],
  ["Target.ResponseCodeMismatch", /HTTP \/health on the target's port.*other than 200-299/, /path or matcher/],
  ["Target.Timeout", /not answered within 4 s/, /security group.*port.*slow to start/],
  ["Target.FailedHealthChecks", /could not connect/, /nothing listens on that port.*slow to start/],
  ["Elb.InternalError", /internal error/, /Health Dashboard/],
  ["Target.NotRegistered", /not registered/, /Register/],
  ["Target.NotInUse", /no listener forwards/, /listener/],
  ["Target.InvalidState", /stopped or terminated/, /Start it/],
  ["Target.IpUnusable", /cannot be used/, /another address/],
  ["Target.DeregistrationInProgress", /being deregistered/, /register it again/],
  ["Target.HealthCheckDisabled", /switched off/, /Switch/],
])("%s", (code, words, remedy) => {
  const reason = reasonOf("unhealthy", code, "AWS's own", CHECK);
  expect(reason.words).toMatch(words);
  expect(reason.remedy).toMatch(remedy);
});

it("a code that is new is handed on as AWS wrote it", () => {
  expect(reasonOf("unhealthy", "Target.Quantum", "It is both.", CHECK).words).toBe("It is both.");
});
