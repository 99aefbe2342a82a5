import type { ImportPlan } from "@/lib/contracts/definition";
import { listed } from "./listed";
import { kindWords } from "./parts/kinds";

/** What overwriting takes away, in words: `2 methods and 1 other part`; undefined: nothing. */
export function removalsOf({ changes, parts, unknownParts }: Removing): string | undefined {
  const methods = changes.filter(isRemoved).length;
  const others = parts.filter(isRemoved).length;
  const words = [
    methods > 0 && (methods === 1 ? "1 method" : `${methods} methods`),
    others > 0 && (others === 1 ? "1 other part" : `${others} other parts`),
    unknownParts.length > 0 && "whatever could not be compared",
  ].filter((each) => each !== false);
  return words.length > 0 ? listed(words) : undefined;
}

type Removing = Pick<ImportPlan, "changes" | "parts" | "unknownParts">;

/** Their names. */
export const removedNames = ({ changes, parts, unknownParts }: Removing): string[] => [
  ...changes.filter(isRemoved).map(({ httpMethod, path }) => `${httpMethod} ${path}`),
  ...parts.filter(isRemoved).map(({ name }) => name),
  ...(unknownParts.length > 0 ? [`${kindWords(unknownParts)} that could not be read`] : []),
];

const isRemoved = ({ change }: { change: string }): boolean => change === "removed";
