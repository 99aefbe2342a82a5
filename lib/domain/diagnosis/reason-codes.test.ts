import { expect, it } from "vitest";
import { reasonOf } from "./reason-codes";

const target = { id: "10.0.0.1", port: 80, state: "unhealthy", description: "AWS's own" };
const healthCheck = { path: "/health", protocol: "HTTP", port: "traffic-port", matcher: "200-299", timeoutSeconds: 4 };

const group = { arn: "arn:group", name: "web", loadBalancerArns: [], healthCheck };

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
  ["Target.InvalidState", /stopped or terminated/, /Deregister it/],
  ["Target.IpUnusable", /cannot be used/, /another address/],
  ["Target.DeregistrationInProgress", /being deregistered/, /register it again/],
  ["Target.HealthCheckDisabled", /switched off/, /Switch/],
])("%s", (code, words, remedy) => {
  const reason = reasonOf({ ...target, reasonCode: code }, { group, targets: [target] });
  expect(reason.words).toMatch(words);
  expect(reason.remedy.text).toMatch(remedy);
});

it("a code that is new is handed on as AWS wrote it", () => {
  const about = { group, targets: [target] };
  expect(reasonOf({ ...target, reasonCode: "Target.Quantum", description: "It is both." }, about).words).toBe(
    "It is both.",
  );
});
