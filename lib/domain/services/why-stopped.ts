import { eventCause } from "../diagnosis/service-events";
import type { TaskFact } from "../facts";

// Stop codes: ECS API reference, Task.stopCode.
const CODES: Record<string, string> = {
  TaskFailedToStart: "The task could not be started.",
  EssentialContainerExited: "A container that must run has exited.",
  UserInitiated: "Somebody stopped it.",
  ServiceSchedulerInitiated: "Its service stopped it: a deployment, fewer tasks, or failed health checks.",
  SpotInterruption: "AWS took the spot capacity back.",
  TerminationNotice: "The instance that it ran on is being shut down.",
  InfrastructureHealth: "AWS found the machine that it ran on unhealthy.",
};

// The signal that a process was killed with is its exit code less 128 (POSIX shells and Docker alike).
const EXITS: Record<number, string> = {
  137: "It was killed (SIGKILL): often for using too much memory, or for not ending in time.",
  139: "It crashed with a memory fault (SIGSEGV).",
  143: "It ended when it was asked to (SIGTERM).",
  126: "Its command could not be executed.",
  127: "Its command was not found.",
};

/** Why a task stopped, in plain words: the most telling thing that ECS says of it. Undefined: it says nothing known. */
export function whyStopped(task: Pick<TaskFact, "stopCode" | "stoppedReason" | "containers">): string | undefined {
  const said = [task.stoppedReason, ...task.containers.map(({ reason }) => reason)]
    .map(eventCause)
    .map((one) => one.trim());
  const exit = exitWords(task.containers);
  const exited = task.stopCode === "EssentialContainerExited";
  const telling = said.find((words) => words !== "" && !(exited && words === CODES.EssentialContainerExited));
  if (telling) return telling;
  const code = task.stopCode === undefined ? undefined : CODES[task.stopCode];
  return exited && exit ? `${code} ${exit}` : code;
}

/** Of the first container that ended badly. */
function exitWords(containers: TaskFact["containers"]): string | undefined {
  const ended = containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
  if (ended?.exitCode !== undefined) return EXITS[ended.exitCode] ?? `${ended.name} ended with code ${ended.exitCode}.`;
  const quiet = containers.find(({ exitCode }) => exitCode === 0);
  return quiet && `${quiet.name} ended by itself, without an error: its command should not end.`;
}
