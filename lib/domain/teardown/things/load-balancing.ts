import type { ActionFact, Holdings, ListenerFact, LoadBalancerFact, RuleFact } from "../../facts";
import { keyOf, type Thing, thing } from "../thing";

/** Load balancers with their listeners and rules, and the target groups that they lead to. */
export function balancingThings(holdings: Holdings): Thing[] {
  const { loadBalancers, targetGroups, listeners, tags } = holdings;
  return [
    ...loadBalancers.flatMap((balancer) => [
      thing({
        type: "load balancer",
        id: balancer.arn,
        name: balancer.name,
        tags: tags[balancer.arn],
        uses: [
          ...(balancer.securityGroupIds ?? []).map((id) => keyOf("security group", id)),
          ...(balancer.subnetIds ?? []).map((id) => keyOf("subnet", id)),
        ],
      }),
      ...(listeners[balancer.arn] ?? []).flatMap((listener) => listenerThings(balancer, listener, tags)),
    ]),
    ...targetGroups.map(({ arn, name }) => thing({ type: "target group", id: arn, name, tags: tags[arn] })),
  ];
}

function listenerThings(balancer: LoadBalancerFact, listener: ListenerFact, tags: Holdings["tags"]): Thing[] {
  const at = keyOf("load balancer", balancer.arn);
  const name = `${balancer.name}:${listener.port}`;
  const first = listener.rules.find(isDefault);
  const own = thing({
    type: "listener",
    id: listener.arn,
    name,
    within: at,
    tags: tags[listener.arn],
    uses: [at, ...groupsOf(first)],
    feeds: [at],
  });
  const rules = listener.rules.filter((rule) => !isDefault(rule) && rule.arn !== undefined);
  return [
    own,
    ...rules.map((rule) =>
      thing({
        type: "rule",
        id: rule.arn ?? "",
        name: `${name}, priority ${rule.priority}`,
        within: own.key,
        tags: tags[rule.arn ?? ""],
        uses: [own.key, ...groupsOf(rule)],
        feeds: [own.key],
      }),
    ),
  ];
}

const isDefault = ({ priority }: RuleFact): boolean => priority === Number.POSITIVE_INFINITY;

const groupsOf = (rule: RuleFact | undefined): string[] =>
  forwardedTo(rule?.action).map((arn) => keyOf("target group", arn));

const forwardedTo = (action: ActionFact | undefined): string[] =>
  action?.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [];
