import type { RollbackPlan } from "@/lib/contracts/environments";

/** What an operation left a variable at: null is removed, undefined was not recorded. */
export interface VariableWrite {
  name: string;
  value: string | null | undefined;
}

interface Served {
  deploymentId: string | null;
  variables: Record<string, string>;
}

/**
 * What going back to `former` changes in a stage that serves `now`. `writes`: what operations have done to its variables
 * since, oldest first. Only that is taken back: what somebody has set by hand stays, and is named.
 */
export function planRollback(former: Served, now: Served, writes: readonly VariableWrite[]): RollbackPlan {
  const last = new Map(writes.map(({ name, value }) => [name, value]));
  const names = new Set([...Object.keys(former.variables), ...Object.keys(now.variables)]);
  const differing = [...names].filter((name) => former.variables[name] !== now.variables[name]).sort();
  const isOurs = (name: string): boolean => {
    if (!last.has(name)) return false;
    const left = last.get(name);
    return left === undefined || (left ?? undefined) === now.variables[name];
  };
  const back = differing.filter(isOurs);
  const set = back.flatMap((name) => {
    const value = former.variables[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    moves: former.deploymentId !== now.deploymentId,
    set: Object.fromEntries(set),
    remove: back.filter((name) => former.variables[name] === undefined),
    stays: differing.filter((name) => !isOurs(name)),
  };
}

/** Whether there is anything to go back to. */
export const changesAnything = ({ moves, set, remove }: RollbackPlan): boolean =>
  moves || Object.keys(set).length > 0 || remove.length > 0;
