import type { ImportPlan } from "@/lib/contracts/definition";

/** What overwriting takes away, in words: `2 methods and 1 other part`; undefined: nothing. */
export function removalsOf({ changes, parts }: Pick<ImportPlan, "changes" | "parts">): string | undefined {
  const methods = changes.filter(isRemoved).length;
  const others = parts?.filter(isRemoved).length ?? 0;
  const words = [
    methods > 0 && (methods === 1 ? "1 method" : `${methods} methods`),
    others > 0 && (others === 1 ? "1 other part" : `${others} other parts`),
    parts === null && "whatever could not be compared",
  ].filter((each) => each !== false);
  return words.length > 0 ? words.join(" and ") : undefined;
}

/** Their names. */
export const removedNames = ({ changes, parts }: Pick<ImportPlan, "changes" | "parts">): string[] => [
  ...changes.filter(isRemoved).map(({ httpMethod, path }) => `${httpMethod} ${path}`),
  ...(parts ?? []).filter(isRemoved).map(({ name }) => name),
];

const isRemoved = ({ change }: { change: string }): boolean => change === "removed";
