/** The life of an instance, by the clock. Far shorter than on AWS, long enough for every state to be seen. */
import type { InstanceStateName } from "@aws-sdk/client-ec2";
import type { Instance } from "./records";

/** Milliseconds from launch to running, and from the call that stops or terminates it to the end. */
const BOOT = 500;
const SHUT_DOWN = 300;

export function stateOf({ launchedAt, stoppedAt, terminatedAt }: Instance, now: number): InstanceStateName {
  if (terminatedAt) return now - terminatedAt.getTime() < SHUT_DOWN ? "shutting-down" : "terminated";
  if (stoppedAt) return now - stoppedAt.getTime() < SHUT_DOWN ? "stopping" : "stopped";
  return now - launchedAt.getTime() < BOOT ? "pending" : "running";
}

/** The low byte of AWS's state code (API reference, InstanceState). */
export const STATE_CODES: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};
