/** The endpoint's own address for tests: faults, conditions, quotas, counted calls. */
import type { TestEndpoint } from "../../local-aws/testing";
import { sendRaw } from "../../local-aws/testing/raw-request";

interface FaultOn {
  service: string;
  operation: string;
  [kind: string]: unknown;
}

/** These faults and no others are in force from now on. */
export async function faults(endpoint: TestEndpoint, ...inForce: FaultOn[]): Promise<void> {
  await control(endpoint, "PUT", "faults", { faults: inForce });
}

interface ConditionOn {
  condition: string;
  [of: string]: unknown;
}

/** These conditions and no others are in force from now on. */
export async function conditions(endpoint: TestEndpoint, ...inForce: ConditionOn[]): Promise<void> {
  await control(endpoint, "PUT", "conditions", { conditions: inForce });
}

export async function quotas(endpoint: TestEndpoint, enabled: boolean): Promise<void> {
  await control(endpoint, "PUT", "quotas", { enabled });
}

/** Counts calls from now on; answers how to ask for them, by service and operation. */
export async function countCalls(endpoint: TestEndpoint): Promise<() => Promise<Counted>> {
  const { mark } = await control<{ mark: number }>(endpoint, "POST", "calls");
  return () => control<Counted>(endpoint, "GET", `calls?since=${mark}`);
}

/** `/_local/{path}`. @throws Error with the endpoint's words when it refuses. */
async function control<T>({ url }: TestEndpoint, method: string, path: string, body?: object): Promise<T> {
  const target = `/_local/${path}`;
  const answer = await sendRaw(url, body ? { method, target, body: JSON.stringify(body) } : { method, target });
  if (answer.status !== 200) throw new Error(`${method} ${target} was refused: ${answer.body}`);
  return JSON.parse(answer.body) as T;
}

export interface Counted {
  total: number;
  calls: Record<string, Record<string, number>>;
}
