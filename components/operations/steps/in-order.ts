import type { OperationStep } from "@/lib/contracts/operations";

/** Steps so that each stands after those it needs; otherwise as they came. */
export function inOrder(steps: OperationStep[]): OperationStep[] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const placed = new Set<string>();
  const ordered: OperationStep[] = [];
  const place = (step: OperationStep) => {
    if (placed.has(step.key)) return;
    placed.add(step.key);
    for (const key of step.after) {
      const before = byKey.get(key);
      if (before) place(before);
    }
    ordered.push(step);
  };
  for (const step of steps) place(step);
  return ordered;
}
