"use client";

import { targetSubject } from "@/lib/domain/history/target-subject";
import { useAddress } from "../../ui/lists/use-address";

/** Opens how a target was; the address keeps it open. */
export function HistoryButton({ groupArn, label }: { groupArn: string; label: string }) {
  const [, change] = useAddress(["history"]);
  return (
    <button
      type="button"
      onClick={() => change({ history: targetSubject(groupArn, label) })}
      className="rounded-xs text-xs text-muted underline underline-offset-2 hover:text-ink"
    >
      History<span className="sr-only"> of target {label}</span>
    </button>
  );
}
