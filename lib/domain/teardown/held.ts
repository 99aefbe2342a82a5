import type { Things } from "./thing";

/**
 * Takes away, until nothing changes, what something that stays needs: used by it, or feeding what is held. Answers who
 * holds each.
 */
export function withoutHeld(things: Things, candidates: ReadonlySet<string>) {
  const going = new Set(candidates);
  const users = usersOf(things);
  const isHeld = (key: string) => candidates.has(key) && !going.has(key);
  const holdersOf = (key: string): string[] => [
    ...(users.get(key) ?? []).filter((user) => !going.has(user)),
    ...(things.get(key)?.feeds ?? []).filter(isHeld),
  ];
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const key of [...going]) if (holdersOf(key).length > 0) going.delete(key);
  }
  // What feeds a thing stays because of it, and is no reason for it to stay.
  const reasons = (key: string): string[] => {
    const holders = holdersOf(key);
    const others = holders.filter((each) => !things.get(each)?.feeds.includes(key));
    return others.length > 0 ? others : holders;
  };
  const heldBy = new Map([...candidates].filter(isHeld).map((key) => [key, reasons(key)]));
  return { going, heldBy };
}

function usersOf(things: Things): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { key, uses } of things.values()) {
    for (const used of uses) users.set(used, [...(users.get(used) ?? []), key]);
  }
  return users;
}
