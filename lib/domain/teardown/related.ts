import { isMade, type Things } from "./thing";

/**
 * What the things have to do with: what they use; of a load balancer also its listeners, of a target group the services
 * that fill it, where they bear no mark: what is marked for somebody else has nothing to do with it.
 */
export function relatedTo(things: Things, keys: Iterable<string>): string[] {
  const found = new Set(keys);
  const queue = [...found];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    for (const next of [...(things.get(key)?.uses ?? []), ...feeders(things, key)]) {
      if (found.has(next) || !things.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return [...found];
}

const feeders = (things: Things, key: string): string[] =>
  [...things.values()].filter((each) => !isMade(each) && each.feeds.includes(key)).map((each) => each.key);
