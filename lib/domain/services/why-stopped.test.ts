import { expect, it } from "vitest";
import { whyStopped } from "./why-stopped";

const container = (exitCode?: number, reason?: string) => ({ name: "web", image: "httpd:2.4", exitCode, reason });
const exited = "A container that must run has exited.";

it.each<[string, Parameters<typeof whyStopped>[0], string | undefined]>([
  [
    "an exit code",
    {
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [container(3)],
    },
    `${exited} web ended with code 3.`,
  ],
  [
    "a command that ended without an error",
    { stopCode: "EssentialContainerExited", containers: [container(0)] },
    `${exited} web ended by itself, without an error: its command should not end.`,
  ],
  [
    "a kill",
    { stopCode: "EssentialContainerExited", containers: [container(137)] },
    `${exited} It was killed (SIGKILL): often for using too much memory, or for not ending in time.`,
  ],
  [
    "too much memory",
    {
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [container(137, "OutOfMemoryError: Container killed due to memory usage")],
    },
    "A container was killed because it used more memory than it has.",
  ],
  [
    "an image that cannot be pulled",
    { stopCode: "TaskFailedToStart", stoppedReason: "CannotPullContainerError: pull image", containers: [container()] },
    "The image could not be pulled.",
  ],
  [
    "a start that failed for an unknown reason",
    { stopCode: "TaskFailedToStart", containers: [] },
    "The task could not be started.",
  ],
  [
    "a replacement",
    {
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Scaling activity initiated by (deployment x)",
      containers: [container(143)],
    },
    "Its service stopped it: a deployment, fewer tasks, or failed health checks.",
  ],
  [
    "the load balancer's checks",
    {
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Task failed ELB health checks in (target-group x)",
      containers: [container(143)],
    },
    "Tasks fail the load balancer's health checks and are replaced.",
  ],
  [
    "spot capacity that was taken back",
    { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted.", containers: [container(143)] },
    "AWS took the spot capacity back.",
  ],
  [
    "an instance that is shut down",
    {
      stopCode: "TerminationNotice",
      stoppedReason: "Host EC2 (instance i-1) terminated.",
      containers: [container(137)],
    },
    "The instance that it ran on is being shut down.",
  ],
  [
    "a machine that is unhealthy",
    { stopCode: "InfrastructureHealth", stoppedReason: "Maintenance.", containers: [container()] },
    "AWS found the machine that it ran on unhealthy.",
  ],
  ["a person", { stopCode: "UserInitiated", stoppedReason: "because", containers: [] }, "Somebody stopped it."],
  ["a code of tomorrow", { stopCode: "MoonPhase", stoppedReason: "Full moon", containers: [] }, undefined],
  ["nothing", { containers: [] }, undefined],
])("%s", (_name, task, words) => expect(whyStopped(task)).toBe(words));
