import type { VariableChange } from "@/lib/contracts/environments";
import { variableOf } from "../stage-variables";

/** Which changes can be taken back: the newest of each variable, while the stage still has what it was set to. */
export function withUndo(
  changes: readonly VariableChange[],
  variables: Readonly<Record<string, string>>,
): (VariableChange & { undoable: boolean })[] {
  const seen = new Set<string>();
  return changes.map((change) => {
    const { name, was, value } = change;
    const isNewest = !seen.has(name);
    seen.add(name);
    return { ...change, undoable: isNewest && was !== value && variableOf(variables, name) === value };
  });
}
