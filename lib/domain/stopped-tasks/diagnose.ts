import type { Evidence, Remedy } from "@/lib/contracts/request-path";
import { withoutColours } from "@/lib/words/terminal";
import { awsCli } from "../diagnosis/cli";
import { type DiagnosisCode, dated, type Finding, finding } from "../diagnosis/codes";
import type { ClosedReason } from "../diagnosis/security-group";
import { backOrAnew, deployDefinition, servicePage, waitUntilStable, wayBack } from "../diagnosis/service-commands";
import { checksCause } from "../diagnosis/service-events";
import type { Fact, ServiceFact, TaskFact } from "../facts";
import { lastPart } from "../services/names";
import { stoppedByBreaker } from "../services/rolled-back";
import { whyStopped } from "../services/why-stopped";
import { exitWords } from "./exit-code";
import { sinceWords } from "./failures";

interface Kind {
  code: DiagnosisCode;
  words: string;
  /** What has to be done by hand before tasks stay. */
  mend: string;
  /** The same revision would end in the same way. */
  needsRevision?: boolean;
}

/** It was taken from under the task, which did nothing wrong. ECS API reference, Task.stopCode. */
const CAPACITY_CODES = new Set(["SpotInterruption", "TerminationNotice", "InfrastructureHealth"]);

/**
 * Why a task did not stay, by what ECS says of it, and of the load balancer's checks in its service's events; null where
 * nothing is known. Texts: ECS developer guide, "Stopped tasks error messages".
 */
export function kindOf(task: TaskFact, events: ServiceFact["events"] = []): Kind | null {
  const texts = [task.stoppedReason ?? "", ...task.containers.map(({ reason = "" }) => reason)];
  const said = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  const failed = task.containers.find(({ exitCode = 0 }) => exitCode !== 0) ?? task.containers[0];
  const container = `Container ${failed?.name ?? ""}`;
  if (said(/CannotPullContainerError|CannotPullImageManifestError/)) {
    return {
      code: "task.imagePull",
      words: `The image ${failed?.image ?? ""} cannot be pulled.`,
      mend: "Check the image's name and tag, that it exists in its registry, and that the task may read it (execution role, route to the registry).",
    };
  }
  if (said(/OutOfMemory/)) {
    return {
      code: "task.outOfMemory",
      words: `${container} used more memory than it may, and was killed.`,
      mend: "Give the task definition more memory, or find what uses it.",
      needsRevision: true,
    };
  }
  if (said(/failed container health checks/)) {
    return {
      code: "task.containerUnhealthy",
      words: `${container} fails its own health check.`,
      mend: "Run the health check's command in the container, and see what it answers; or correct the check.",
    };
  }
  if (said(/failed ELB health checks/)) {
    return {
      code: "task.targetUnhealthy",
      words: checksCause(events) ?? "Tasks fail the load balancer's health checks and are replaced.",
      mend: "Let the container answer the target group's health check as it expects, or change the check's path, codes or timeout; give one that is slow to start a grace period.",
    };
  }
  if (CAPACITY_CODES.has(task.stopCode ?? "")) {
    return {
      code: "task.capacityLost",
      words: whyStopped(task) ?? "",
      mend: "ECS starts another one where there is room. If there is none, add capacity; if it happens often, run some tasks on other capacity (no spot, another zone).",
    };
  }
  if (task.stopCode === "EssentialContainerExited") {
    return {
      code: "task.exited",
      words: `${container} ${exitWords(failed?.exitCode)}.`,
      mend: "See its last log lines, and mend the container or its command.",
    };
  }
  if (task.stopCode === "TaskFailedToStart") {
    return {
      code: "task.notStarted",
      words: "The task could not be started.",
      mend: "See AWS's reason: secrets, network, log group, or permissions of the execution role.",
    };
  }
  return null;
}

/** What is wrong with a service's tasks, by the one that failed last; null when nothing says so. */
export function tasksTrouble(
  service: ServiceFact,
  failures: readonly TaskFact[],
  read: Read,
): { task: TaskFact; found: Finding } | null {
  const [task] = failures;
  const own = task && kindOf(task, service.events);
  if (!task || !own) return null;
  // Why the checks that ended it were not answered says more than that they were not.
  const shut = own.code === "task.targetUnhealthy" ? read.shut : undefined;
  const kind = { ...own, ...shut };
  const again = failures.length > 1 ? ` ${failures.length} tasks have ended ${sinceWords(service, failures)}.` : "";
  const broken = service.deployments.some(stoppedByBreaker)
    ? " The deployment circuit breaker stopped the rollout."
    : "";
  const found = finding(
    kind.code,
    service.running === 0 ? "fail" : "warn",
    `${kind.words}${again}${broken} Service ${service.name} runs ${service.running} of ${service.desired} tasks.`,
    shut?.remedy ?? { ...remedyOf(service, own), look: describeTask(task) },
    [...(shut?.evidence ?? []), ...told(task, read)],
  );
  const first = failures.at(-1);
  // One that is still stopping has no end yet.
  return { task, found: dated(found, first?.stoppedAt ?? first?.createdAt) };
}

/** By a command where one does it: ECS makes up for lost capacity itself, and a revision that cannot run is left. */
function remedyOf(service: ServiceFact, { code, mend, needsRevision }: Kind): Remedy {
  if (code === "task.capacityLost")
    return { text: `${mend} Wait until all run.`, cli: waitUntilStable(service), ...servicePage(service) };
  if (!needsRevision || wayBack(service)) return backOrAnew(service, mend);
  return { text: `${mend} Then deploy the new revision.`, ...servicePage(service) };
}

/** Why a task of a rollout that was taken back failed, for the service's own cause. */
export interface WhyFailed {
  words: string;
  remedy?: Remedy;
  evidence: Evidence[];
}

export function whyFailed(task: TaskFact, read: Read): WhyFailed {
  const kind = kindOf(task);
  const words = kind?.words ?? whyStopped(task) ?? "";
  return {
    words,
    evidence: told(task, read),
    ...(kind && { remedy: { ...tryAgain(task, kind), look: describeTask(task) } }),
  };
}

function tryAgain({ clusterArn, serviceName, taskDefinitionArn }: TaskFact, { mend, needsRevision }: Kind): Remedy {
  if (needsRevision || !serviceName) return { text: `${mend} Then deploy it.` };
  return {
    text: `${mend} Once that is done, deploy ${lastPart(taskDefinitionArn)} again.`,
    cli: deployDefinition({ clusterArn, name: serviceName }, taskDefinitionArn),
  };
}

interface Read {
  /** When the stopped tasks were. */
  at?: string;
  tail?: Fact<string[]>;
  /** What security groups keep shut before the tasks. */
  shut?: ClosedReason;
}

const told = (task: TaskFact, { at, tail }: Read): Evidence[] => [...evidenceOf(task, at), ...linesOf(tail)];

const describeTask = ({ clusterArn, arn }: TaskFact): string =>
  awsCli("ecs", "describe-tasks", "--cluster", clusterArn, "--tasks", arn);

function evidenceOf(task: TaskFact, at: string | undefined): Evidence[] {
  const exits = task.containers.flatMap(({ name, exitCode, reason }) => [
    ...(exitCode === undefined ? [] : [{ label: `Exit code of ${name}`, value: String(exitCode), at }]),
    ...(reason ? [{ label: `Reason of ${name}`, value: reason, at }] : []),
  ]);
  return [
    ...(task.stopCode ? [{ label: "Stop code", value: task.stopCode, at }] : []),
    ...(task.stoppedReason ? [{ label: "AWS says", value: task.stoppedReason, at }] : []),
    ...exits,
  ];
}

/** The end of its log; that it could not be read is said as well. */
function linesOf(tail: Fact<string[]> | undefined): Evidence[] {
  if (tail?.error) return [{ label: "Log", value: `Could not be read: ${tail.error.message}`, at: tail.error.since }];
  const lines = tail?.value ?? [];
  return lines.length === 0
    ? []
    : [{ label: "Last log lines", value: lines.map(withoutColours).join("\n"), at: tail?.at }];
}
