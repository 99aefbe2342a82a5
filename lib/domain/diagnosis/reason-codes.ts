import type { HealthCheckFact } from "../facts";

/** What a target's reason code means and where it usually comes from. */
export interface Reason {
  words: string;
  /** Likely causes and what to do, in one sentence. */
  remedy: string;
}

// Codes and meanings: ELB API reference, TargetHealth.Reason.
const REASONS: Record<string, (check: HealthCheckFact) => Reason> = {
  "Elb.RegistrationInProgress": () => ({
    words: "It is being registered.",
    remedy: "Wait: the load balancer begins its health checks in a moment.",
  }),
  "Elb.InitialHealthChecking": () => ({
    words: "The first health checks are running.",
    remedy: "Wait until enough of them have passed; if it lasts, the container is slow to start.",
  }),
  "Target.ResponseCodeMismatch": (check) => ({
    words: `The health check${at(check)} was answered with a status other than ${check.matcher ?? "the expected"}.`,
    remedy:
      "Let the health check path answer as expected (a redirect or a login page does not), or change path or matcher.",
  }),
  "Target.Timeout": (check) => ({
    words: `The health check${at(check)} was not answered${check.timeoutSeconds ? ` within ${check.timeoutSeconds} s` : " in time"}.`,
    remedy:
      "Likely a security group that does not let the load balancer in, a wrong port, or a container that is overloaded or slow to start: let the group in, or give it a longer timeout or grace period.",
  }),
  "Target.FailedHealthChecks": (check) => ({
    words: `The health check${at(check)} could not connect, or the answer was malformed.`,
    remedy:
      "Likely nothing listens on that port (yet: a container that is slow to start needs a grace period or slow start), the container crashes or is stopping, or it speaks another protocol.",
  }),
  "Elb.InternalError": () => ({
    words: "The load balancer has an internal error.",
    remedy: "Wait; if it stays, see the AWS Health Dashboard.",
  }),
  "Target.NotRegistered": () => ({ words: "It is not registered.", remedy: "Register the target." }),
  "Target.NotInUse": () => ({
    words: "It takes no requests: no listener forwards to its group, or its zone is not enabled for the load balancer.",
    remedy: "Let a listener forward to the group, and enable the target's availability zone.",
  }),
  "Target.InvalidState": () => ({
    words: "The target is stopped or terminated.",
    remedy: "Start it, or deregister it and register one that runs.",
  }),
  "Target.IpUnusable": () => ({
    words: "The address cannot be used as a target: a load balancer uses it.",
    remedy: "Register another address.",
  }),
  "Target.DeregistrationInProgress": () => ({
    words: "It is being deregistered: open requests end, new ones go elsewhere.",
    remedy: "Nothing to do during a rollout; else register it again.",
  }),
  "Target.HealthCheckDisabled": () => ({
    words: "Health checks are switched off, so nobody knows.",
    remedy: "Switch the target group's health checks on.",
  }),
};

/** Those that AWS documents. */
export const REASON_CODES = Object.keys(REASONS);

const STATES: Record<string, string> = {
  healthy: "It passes its health checks.",
  unhealthy: "It fails its health checks.",
  initial: "It waits for its first health checks.",
  draining: "It is being deregistered.",
  "unhealthy.draining": "It failed its health checks, and open connections are being ended.",
  unused: "It takes no requests.",
  unavailable: "Its health is not known to the load balancer.",
};

/** A reason code (or, without one, a state) in plain words. Unknown ones are handed on as AWS wrote them. */
export function reasonOf(
  state: string,
  code: string | undefined,
  description: string | undefined,
  check: HealthCheckFact,
): Reason {
  const known = code === undefined ? undefined : REASONS[code];
  if (known) return known(check);
  const words = STATES[state] ?? description ?? `AWS reports the state ${state}.`;
  return {
    words: code && description ? description : words,
    remedy: "Look at the target and at the group's health check.",
  };
}

function at({ protocol, port, path }: HealthCheckFact): string {
  if (path === undefined) return "";
  const where = port === undefined || port === "traffic-port" ? "the target's port" : `port ${port}`;
  return ` (${protocol ?? "HTTP"} ${path} on ${where})`;
}
