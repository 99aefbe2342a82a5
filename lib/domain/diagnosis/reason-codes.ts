import type { Remedy } from "@/lib/contracts/request-path";
import type { HealthCheckFact, TargetFact } from "../facts";
import { isShut, type JudgedDoor } from "../security-groups/judged-door";
import { mismatchRemedy } from "./code-mismatch";
import type { About, Reason } from "./reason";
import { closedReason, rulesAsEvidence } from "./security-group";
import { wayBack } from "./service-commands";
import { deregister, describeHealth, register, startInstances, switchChecksOn, waitInService } from "./target-commands";

/** `open`: security groups do let them through. */
type Told = (about: About, open?: JudgedDoor) => Reason;

// Codes and meanings: ELB API reference, TargetHealth.Reason.
const REASONS: Record<string, Told> = {
  "Elb.RegistrationInProgress": (about) => ({
    words: "It is being registered.",
    remedy: waiting(about, "Wait: the load balancer begins its health checks in a moment."),
  }),
  "Elb.InitialHealthChecking": (about) => ({
    words: "The first health checks are running.",
    remedy: waiting(about, "Wait until enough of them have passed; if it lasts, the container is slow to start."),
  }),
  "Target.ResponseCodeMismatch": (about) => ({
    words: `The health check${at(about)} was answered with a status other than ${about.group.healthCheck.matcher ?? "the expected"}.`,
    remedy: mismatchRemedy(about),
  }),
  "Target.Timeout": (about, open) => ({
    words: `The health check${at(about)} was not answered${within(about)}.`,
    remedy: orBack(
      about,
      open
        ? `Security groups let it through. Likely a network ACL, or a container that is overloaded or slow to start: give it a longer timeout or grace period.`
        : "Likely a security group that does not let the load balancer in, a wrong port, or a container that is overloaded or slow to start: let the group in, or give it a longer timeout or grace period.",
    ),
    ...(open && { evidence: rulesAsEvidence(open) }),
  }),
  "Target.FailedHealthChecks": (about) => ({
    words: `The health check${at(about)} could not connect, or the answer was malformed.`,
    remedy: orBack(
      about,
      "Likely nothing listens on that port (yet: a container that is slow to start needs a grace period or slow start), the container crashes or is stopping, or it speaks another protocol.",
    ),
  }),
  "Elb.InternalError": (about) => ({
    words: "The load balancer has an internal error.",
    remedy: waiting(about, "Wait; if it stays, see the AWS Health Dashboard."),
  }),
  "Target.NotRegistered": ({ group, targets }) => ({
    words: "It is not registered.",
    remedy: { text: "Register the target.", cli: register(group, targets) },
  }),
  "Target.NotInUse": () => ({
    words: "It takes no requests: no listener forwards to its group, or its zone is not enabled for the load balancer.",
    remedy: { text: "Let a listener forward to the group, and enable the target's availability zone." },
  }),
  "Target.InvalidState": (about) => ({ words: "The target is stopped or terminated.", remedy: ofInstance(about) }),
  "Target.IpUnusable": ({ group, targets }) => ({
    words: "The address cannot be used as a target: a load balancer uses it.",
    remedy: {
      text: "Deregister it, and register another address.",
      cli: deregister(group, targets),
    },
  }),
  "Target.DeregistrationInProgress": ({ group, targets }) => ({
    words: "It is being deregistered: open requests end, new ones go elsewhere.",
    remedy: { text: "Nothing to do during a rollout; else register it again.", cli: register(group, targets) },
  }),
  "Target.HealthCheckDisabled": ({ group }) => ({
    words: "Health checks are switched off, so nobody knows.",
    remedy: { text: "Switch the target group's health checks on.", cli: switchChecksOn(group) },
  }),
};

/** Those that AWS documents. */
export const REASON_CODES = Object.keys(REASONS);

const waiting = ({ group, targets }: About, text: string): Remedy => ({ text, cli: waitInService(group, targets) });

/** What a rollout has brought about, going back undoes. */
function orBack({ services = [] }: About, text: string): Remedy {
  const [service] = services;
  const back = services.length === 1 && service ? wayBack(service) : undefined;
  return back ? { ...back, text: `${text} ${back.text}` } : { text };
}

/** A stopped instance can be started; a terminated one never again. ELB says which. */
const ofInstance = ({ group, targets }: About): Remedy =>
  targets.every(({ description = "" }) => /\bstopped\b/.test(description))
    ? { text: "Start it, or deregister it and register one that runs.", cli: startInstances(targets) }
    : { text: "Deregister it, and register one that runs.", cli: deregister(group, targets) };

const STATES: Record<string, string> = {
  healthy: "It passes its health checks.",
  unhealthy: "It fails its health checks.",
  initial: "It waits for its first health checks.",
  draining: "It is being deregistered.",
  "unhealthy.draining": "It failed its health checks, and open connections are being ended.",
  unused: "It takes no requests.",
  unavailable: "Its health is not known to the load balancer.",
};

/** A target's reason code (or, without one, its state) in plain words. Unknown ones are handed on as AWS wrote them. */
export function reasonOf({ state, reasonCode, description }: Omit<TargetFact, "id">, about: About): Reason {
  const [door, ...doors] = new Set(about.targets.map((target) => about.doorTo?.(target)));
  // Only what is true of all of them is said of them.
  const common = doors.length === 0 ? door : undefined;
  if (isShut(common)) return closedReason(common);
  const told = (reasonCode === undefined ? undefined : REASONS[reasonCode]) ?? asWritten;
  const reason = told(about, common);
  return { ...reason, remedy: { ...reason.remedy, look: describeHealth(about.group) } };

  function asWritten(): Reason {
    const said = STATES[state] ?? description ?? `AWS reports the state ${state}.`;
    return {
      words: reasonCode && description ? description : said,
      remedy: { text: "Look at the target and at the group's health check." },
    };
  }
}

const within = ({ group: { healthCheck } }: About): string =>
  healthCheck.timeoutSeconds ? ` within ${healthCheck.timeoutSeconds} s` : " in time";

function at({ group }: About): string {
  const { protocol, port, path }: HealthCheckFact = group.healthCheck;
  if (path === undefined) return "";
  const where = port === undefined || port === "traffic-port" ? "the target's port" : `port ${port}`;
  return ` (${protocol ?? "HTTP"} ${path} on ${where})`;
}
