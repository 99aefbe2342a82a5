import { type ProvisionInput, provisionInput } from "@/lib/contracts/provision/input";
import type { NetworkChoice } from "@/lib/contracts/provision/options";
import { subnetsProblem } from "@/lib/contracts/provision/subnets";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import { hasOwnBalancer } from "@/lib/domain/provisioning/way-in";
import { type Draft, inputOf, type Problems } from "./draft";
import { problemsFrom } from "./problems";

/**
 * Every broken rule by field, by the server's own schema and by what the networks are, as far as they are known; or the
 * input where there is none. Load it on first use.
 */
export function check(
  draft: Draft,
  networks: readonly NetworkChoice[] = [],
): { problems: Problems; input: ProvisionInput | null } {
  const { data, error } = provisionInput.safeParse(inputOf(draft));
  const misplaced = data && subnetsProblemOf(data, networks);
  if (misplaced) return { problems: { subnetIds: misplaced }, input: null };
  const issues = (error?.issues ?? []).map(({ path, message }): [string, string] => [path.join("."), message]);
  // A field's first message counts, so the last that is written must be the first.
  return { problems: problemsFrom(Object.fromEntries(issues.reverse())), input: data ?? null };
}

/** A subnet that the list does not have is the server's to judge: the list may be older. */
function subnetsProblemOf(input: ProvisionInput, networks: readonly NetworkChoice[]): string | undefined {
  const { network } = input;
  if (network.kind !== "existing") return undefined;
  const { subnets = [] } = networks.find(({ vpcId }) => vpcId === network.vpcId) ?? {};
  const chosen = subnets.filter(({ id }) => network.subnetIds.includes(id));
  if (chosen.length < network.subnetIds.length) return undefined;
  const problem = subnetsProblem(chosen, servicesOf(input).some(hasOwnBalancer));
  return problem && `${problem.message} ${problem.remedy}`;
}
