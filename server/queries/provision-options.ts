import "server-only";
import type {
  Choices,
  ExistingNames,
  ListenerChoice,
  ProvisionOptions,
  RuleChoice,
} from "@/lib/contracts/provision/options";
import type { Fact, Facts, RuleFact } from "@/lib/domain/facts";
import { inventory } from "../inventory";
import { networkChoices } from "../operations/provision/options/networks";
import { roleChoices } from "../operations/provision/options/roles";
import { orError } from "./parts/or-error";

/** What a new environment can be put into. Read when the form asks for it; what cannot be read says so in its place. */
export async function getProvisionOptions(): Promise<ProvisionOptions> {
  const [facts, networks, roles] = await Promise.all([
    inventory().read(),
    orError(networkChoices()),
    orError(roleChoices()),
  ]);
  return {
    fetchedAt: new Date().toISOString(),
    networks,
    listeners: listenersOf(facts),
    roles,
  };
}

/** What the form would find under its names, as it is known already: looking costs AWS nothing more. */
export async function getExistingNames(): Promise<ExistingNames> {
  const { clusters, loadBalancers, targetGroups } = await inventory().read();
  return {
    Cluster: namesOf(clusters),
    "Load balancer": namesOf(loadBalancers),
    "Target group": namesOf(targetGroups),
  };
}

const namesOf = ({ value }: Fact<{ name: string }[]>): string[] | null =>
  value === undefined ? null : value.map(({ name }) => name).sort();

const ruleIn =
  ({ targetGroups }: Facts) =>
  ({ priority, conditions, action }: RuleFact): RuleChoice => {
    const [only, ...others] = conditions;
    const [target, ...further] = action.type === "forward" ? action.targetGroups : [];
    const group = further.length === 0 ? targetGroups.value?.find(({ arn }) => arn === target?.arn) : undefined;
    return {
      priority,
      paths: others.length === 0 && only?.field === "path-pattern" ? only.values : [],
      targetGroup: group?.name ?? null,
    };
  };

function listenersOf(facts: Facts): Choices<ListenerChoice> {
  const { value, error } = facts.loadBalancers;
  if (value === undefined) {
    const message = error?.message ?? "The load balancers were not read yet.";
    return { error: { code: "aws_failed", message, remedy: "Open the form again in a moment." } };
  }
  const open = value.filter(({ type, scheme }) => type === "application" && scheme === "internet-facing");
  const items = open.flatMap(({ arn, name }) =>
    (facts.listeners[arn]?.value ?? [])
      .filter(({ protocol }) => protocol === "HTTP")
      .map((listener) => ({
        arn: listener.arn,
        loadBalancer: name,
        port: listener.port,
        rules: listener.rules.filter(({ priority }) => Number.isFinite(priority)).map(ruleIn(facts)),
      })),
  );
  return { items: items.sort((a, b) => a.loadBalancer.localeCompare(b.loadBalancer) || a.port - b.port) };
}
