import type { Existing } from "./existing";

/** The first service gives a network that is made for the environment its name, so it stays the first. */
export function inOrder(all: Existing[]): Existing[] {
  const isNamed = ({ network, service, rule }: Existing): boolean =>
    network?.name === `stageway-${service.name}` && !Number.isFinite(rule.priority);
  return [...all].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}
