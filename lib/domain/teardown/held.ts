import type { Things } from "./thing";

/**
 * Takes away, until nothing changes, what something that stays needs: used by it, or feeding what is held. Answers who
 * holds each.
 */
export function withoutHeld(things: Things, candidates: ReadonlySet<string>) {
  const going = new Set(candidates);
  const heldBy = new Map<string, string[]>();
  const users = usersOf(things);
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const key of [...going]) {
      const holders = [
        ...(users.get(key) ?? []).filter((user) => !going.has(user)),
        ...(things.get(key)?.feeds ?? []).filter((fed) => heldBy.has(fed)),
      ];
      if (holders.length === 0) continue;
      going.delete(key);
      heldBy.set(key, holders);
    }
  }
  return { going, heldBy };
}

function usersOf(things: Things): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { key, uses } of things.values()) {
    for (const used of uses) users.set(used, [...(users.get(used) ?? []), key]);
  }
  return users;
}
