/** The faults in force. */

import { AwsError } from "../../protocol/aws-error";
import type { Admission, Interference } from "../../protocol/control";
import { throttled } from "../../protocol/throttled";
import { type Random, seeded } from "./random";
import type { Fault } from "./schema";

interface Active {
  fault: Fault;
  /** Calls it has happened to. */
  happened: number;
  random: Random;
}

export class Faults {
  private active: Active[] = [];

  replace(faults: readonly Fault[]): void {
    this.active = faults.map((fault) => ({ fault, happened: 0, random: seeded(fault.seed) }));
  }

  list(): (Fault & { happened: number })[] {
    return this.active.map(({ fault, happened }) => ({ ...fault, happened }));
  }

  /** The first fault that is for this call and happens to it. */
  take({ service, operation }: Pick<Admission, "service" | "operation">): Fault | undefined {
    for (const active of this.active) {
      const { fault, random } = active;
      if (!fits(fault.service, service) || !fits(fault.operation, operation)) continue;
      if (fault.calls !== undefined && active.happened >= fault.calls) continue;
      if (fault.share !== undefined && random() >= fault.share) continue;
      active.happened++;
      return fault;
    }
    return undefined;
  }
}

const fits = (wanted: string, name: string) => wanted === "*" || wanted === name;

/** What the fault does to a call, its latency apart. */
export function interferenceOf(fault: Fault, { protocol }: Pick<Admission, "protocol">): Interference {
  const { error, throttle, ending } = fault;
  if (error) {
    const { code, message, status } = error;
    return { error: new AwsError(code, message, status), ...(status === undefined ? {} : { status }) };
  }
  if (throttle) return { error: throttled(protocol, throttle === true ? undefined : throttle.retryAfterSeconds) };
  return ending ? { ending } : {};
}
