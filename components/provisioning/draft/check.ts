import { type ProvisionInput, provisionInput } from "@/lib/contracts/provision/input";
import type { ListenerChoice, NetworkChoice } from "@/lib/contracts/provision/options";
import { subnetsProblem } from "@/lib/contracts/provision/subnets";
import { priorityProblem } from "@/lib/domain/provisioning/priority-taken";
import { type ExistingRoutes, routeClash } from "@/lib/domain/provisioning/route-clash";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import { hasOwnBalancer, schemeOf } from "@/lib/domain/provisioning/way-in";
import { type Draft, inputOf, type Problems } from "./draft";
import { problemsFrom } from "./problems";

/** What there is already, as far as it is known. */
export interface There {
  networks?: readonly NetworkChoice[] | undefined;
  listeners?: readonly ListenerChoice[] | undefined;
  /** Of the API that is chosen or named. */
  routes?: ExistingRoutes | undefined;
}

export interface Checked {
  problems: Problems;
  /** Those that come from what there is: told also at a field that nobody has touched. */
  unfit: Problems;
  input: ProvisionInput | null;
}

/**
 * Every broken rule by field, by the server's own schema and then by what there is; or the input where there is none.
 * Load it on first use.
 */
export function check(draft: Draft, { networks = [], listeners = [], routes }: There = {}): Checked {
  const { data, error } = provisionInput.safeParse(inputOf(draft));
  const misplaced = data && subnetsProblemOf(data, networks);
  const unfit = {
    ...(misplaced && { subnetIds: misplaced }),
    ...(data && takenPriority(data, listeners)),
    ...(data && routes && clashOf(data, routes)),
  };
  if (Object.keys(unfit).length > 0) return { problems: unfit, unfit, input: null };
  const issues = (error?.issues ?? []).map(({ path, message }): [string, string] => [path.join("."), message]);
  // A field's first message counts, so the last that is written must be the first.
  return { problems: problemsFrom(Object.fromEntries(issues.reverse())), unfit: {}, input: data ?? null };
}

/** The first service whose rule cannot have its priority. */
function takenPriority(input: ProvisionInput, listeners: readonly ListenerChoice[]): Problems {
  for (const [index, service] of servicesOf(input).entries()) {
    const problem = priorityProblem(service, listeners);
    if (problem) return problemsFrom({ [fieldOf(index, "entry.priority")]: problem });
  }
  return {};
}

const fieldOf = (index: number, field: string): string => (index === 0 ? field : `more.${index - 1}.${field}`);

/** The first service whose path or methods the API cannot take beside its own. */
function clashOf(input: ProvisionInput, routes: ExistingRoutes): Problems {
  for (const [index, service] of servicesOf(input).entries()) {
    const clash = routeClash({ ...service, scheme: schemeOf(service) }, routes);
    if (clash) return problemsFrom({ [fieldOf(index, clash.field)]: clash.message });
  }
  return {};
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
