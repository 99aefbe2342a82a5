import type { Timestamp } from "@/lib/contracts/freshness";
import type { Evidence } from "@/lib/contracts/request-path";
import type { ServiceFact } from "../facts";
import type { RolledBack } from "../services/rolled-back";
import type { WhyFailed } from "../stopped-tasks/diagnose";
import { awsCli } from "./cli";
import { dated, type Finding, finding } from "./codes";
import { backOrAnew, describeService, listStopped, scaleUp, servicePage, waitUntilStable } from "./service-commands";
import { eventCause, sinceSteady, tellingEvent } from "./service-events";

export const scaledToZero = (service: ServiceFact): Finding =>
  finding(
    "service.scaledToZero",
    "fail",
    `Service ${service.name} is scaled to 0: no task is meant to run.`,
    { text: "Scale the service up.", cli: scaleUp(service), ...servicePage(service) },
    countsOf(service),
  );

export function belowDesired(service: ServiceFact): Finding {
  const event = tellingEvent(service.events);
  const found = finding(
    "service.belowDesired",
    service.running === 0 ? "fail" : "warn",
    `Service ${service.name} runs ${service.running} of ${service.desired} tasks.${eventCause(event?.message)}`,
    {
      text: "See the service's events and its stopped tasks. ECS goes on trying: wait until all run.",
      cli: waitUntilStable(service),
      look: describeService(service),
      ...servicePage(service),
    },
    [...countsOf(service), ...(event ? [{ label: "Last event", value: event.message, at: event.at }] : [])],
  );
  return dated(found, unsteadySince(service));
}

/** Tasks end and are replaced, over and over. */
export function cycling(service: ServiceFact, count: number, since: string): Finding {
  const event = tellingEvent(service.events);
  const many = count > 0 ? `${count} have ended` : "they have ended again and again";
  const found = finding(
    "service.cycling",
    service.running === 0 ? "fail" : "warn",
    `Tasks of service ${service.name} do not stay: ${many} ${since}, and ${service.running} of ${service.desired} run.${eventCause(event?.message)}`,
    { ...backOrAnew(service, "See why its tasks stop, and mend that."), look: listStopped(service) },
    [...countsOf(service), ...(event ? [{ label: "Last event", value: event.message, at: event.at }] : [])],
  );
  return dated(found, unsteadySince(service));
}

/** A rollout that cannot go forward, by an event or by its age. */
export function rolloutStuck(service: ServiceFact, why: { message: string; at?: Timestamp } | undefined): Finding {
  const found = finding(
    "service.rolloutStuck",
    service.running === 0 ? "fail" : "warn",
    `The rollout of service ${service.name} is stuck: ${service.running} of ${service.desired} tasks run.${eventCause(why?.message)}`,
    {
      ...backOrAnew(
        service,
        "Give it room (minimum and maximum healthy percent), capacity, or time for its health checks.",
      ),
      look: describeService(service),
    },
    [...countsOf(service), ...(why ? [{ label: "Event", value: why.message, at: why.at }] : [])],
  );
  return dated(found, primarySince(service));
}

/** ECS ended the rollout by itself. */
export const circuitBreaker = (service: ServiceFact, reason: string, why: string | undefined): Finding =>
  finding(
    "service.circuitBreaker",
    service.running === 0 ? "fail" : "warn",
    `The deployment circuit breaker stopped the rollout of service ${service.name}.${why ? ` ${why}` : eventCause(tellingEvent(service.events)?.message)} ${service.running} of ${service.desired} tasks run.`,
    { ...backOrAnew(service, "See why the tasks of that rollout stopped, and mend it."), look: listStopped(service) },
    [{ label: "AWS says", value: reason }],
  );

/** All is well but for what somebody wanted to roll out: that does not run. */
export function wentBack(
  service: ServiceFact,
  { deploymentId, reason, message, at }: RolledBack,
  why: WhyFailed | undefined,
): Finding {
  const byBreaker = /tasks failed to start/.test(reason);
  const found = finding(
    byBreaker ? "service.circuitBreaker" : "service.rolloutFailed",
    "warn",
    `The last rollout of service ${service.name} (${deploymentId}) failed${byBreaker ? " and the deployment circuit breaker stopped it" : ""}: ${reason} ${why?.words ? `${why.words} ` : ""}ECS went back to the deployment before, which runs ${service.running} of ${service.desired} tasks.`,
    {
      text: "See why the tasks of that rollout failed, mend it, and deploy again.",
      look: listStopped(service),
      ...why?.remedy,
      ...servicePage(service),
    },
    [{ label: "Event", value: message, at }, ...(why?.evidence ?? [])],
  );
  return dated(found, at);
}

/** Running tasks go on, and new ones are still started; a new service or rollout cannot use it. */
export const definitionInactive = (service: ServiceFact): Finding =>
  finding(
    "service.definitionInactive",
    "warn",
    `Service ${service.name} runs a task definition that was deregistered: it goes on, but nothing new can be made of it.`,
    {
      text: "Register a new revision and deploy it.",
      look: awsCli("ecs", "describe-task-definition", "--task-definition", service.taskDefinitionArn),
    },
    [{ label: "Task definition", value: service.taskDefinitionArn }],
  );

export function rollingOut(service: ServiceFact): Finding {
  const since = primarySince(service);
  const event = tellingEvent(service.events, since);
  const found = finding(
    "service.rollout",
    "warn",
    `Service ${service.name} is rolling out: ${service.running} of ${service.desired} tasks run.${eventCause(event?.message)}`,
    {
      text: "Wait until the rollout is through.",
      cli: waitUntilStable(service),
    },
    [...countsOf(service), ...(event ? [{ label: "Last event", value: event.message, at: event.at }] : [])],
  );
  return dated(found, since);
}

/** Without the circuit breaker: one of the deployment's alarms went off, and it does not roll back. */
export const rolloutFailed = (service: ServiceFact, reason: string | undefined): Finding =>
  finding(
    "service.rolloutFailed",
    service.running === 0 ? "fail" : "warn",
    `The last rollout of service ${service.name} failed${reason ? `: ${reason}` : "."}`,
    { ...backOrAnew(service, "See why its tasks did not start, and mend it."), look: describeService(service) },
    [...countsOf(service), { label: "Rollout", value: reason ?? "FAILED" }],
  );

export const inactiveService = (service: ServiceFact): Finding =>
  finding(
    "service.inactive",
    "fail",
    `Service ${service.name} is ${service.status.toLowerCase()}: it is being deleted.`,
    {
      text: "Create the service again, or bind the stage to another.",
      look: describeService(service),
    },
    [{ label: "Status", value: service.status }],
  );

const countsOf = ({ running, desired }: ServiceFact): Evidence[] => [
  { label: "Tasks", value: `${running} of ${desired}` },
];

/** The first event after the last steady state; where all events are newer trouble, the oldest that is left. */
const unsteadySince = ({ events }: ServiceFact): Timestamp | undefined => sinceSteady(events).at(-1)?.at;

/** When its present rollout began. */
const primarySince = ({ deployments }: ServiceFact): Timestamp | undefined =>
  deployments.find(({ status }) => status === "PRIMARY")?.createdAt;
