/** The endpoint's own address for tests: faults, quotas, counted calls. */
import { control } from "../../local-aws/control/tests/support";
import type { TestEndpoint } from "../../local-aws/testing";

interface FaultOn {
  service: string;
  operation: string;
  [kind: string]: unknown;
}

/** These faults and no others are in force from now on. */
export async function faults({ url }: TestEndpoint, ...inForce: FaultOn[]): Promise<void> {
  const { status, error } = await control(url, "PUT", "faults", { faults: inForce });
  if (status !== 200) throw new Error(`The faults were refused: ${error}`);
}

export async function quotas({ url }: TestEndpoint, enabled: boolean): Promise<void> {
  const { status, error } = await control(url, "PUT", "quotas", { enabled });
  if (status !== 200) throw new Error(`The quotas were refused: ${error}`);
}

/** Counts calls from now on; answers how to ask for them, by service and operation. */
export async function countCalls({ url }: TestEndpoint): Promise<() => Promise<Counted>> {
  const { body } = await control(url, "POST", "calls");
  return async () => (await control(url, "GET", `calls?since=${String(body.mark)}`)).body as unknown as Counted;
}

export interface Counted {
  total: number;
  calls: Record<string, Record<string, number>>;
}
