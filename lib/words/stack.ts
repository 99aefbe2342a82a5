import type { ChangeAction } from "@/lib/contracts/stacks/change-set";
import type { StatusWords } from "./tone";

/** What executing a change set does to one resource. */
export const CHANGE_WORDS: Record<ChangeAction, StatusWords> = {
  added: { tone: "ok", word: "Added" },
  changed: { tone: "busy", word: "Changed" },
  replaced: { tone: "warn", word: "Replaced" },
  maybeReplaced: { tone: "warn", word: "Changed or replaced" },
  removed: { tone: "bad", word: "Removed" },
  imported: { tone: "idle", word: "Imported" },
};

/** `3 added, 1 replaced` */
export function countChanges(changes: readonly { action: ChangeAction }[]): string {
  const counts = Object.entries(CHANGE_WORDS).map(([action, { word }]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? "" : `${count} ${word.toLowerCase()}`;
  });
  return counts.filter(Boolean).join(", ") || "Nothing";
}

/** `AWS::ECS::Service` → `ECS Service` */
export const typeWords = (type: string): string => type.replace(/^AWS::/, "").replaceAll("::", " ");
