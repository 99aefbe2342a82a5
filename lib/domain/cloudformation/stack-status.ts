import type { StatusWords, Tone } from "@/lib/words/tone";

/** Nothing goes on: it has ended, well or not. Waiting for its preview to be executed is rest as well. */
export const isAtRest = (status: string): boolean =>
  !status.endsWith("_IN_PROGRESS") || status === "REVIEW_IN_PROGRESS";

/** It did not become what was asked for. */
export const hasFailed = (status: string): boolean => /FAILED|ROLLBACK/.test(status);

/** A change set may be made for it. */
export const isUpdatable = (status: string): boolean =>
  /^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$|^IMPORT_ROLLBACK_COMPLETE$|^UPDATE_FAILED$/.test(
    status,
  );

/** It has only a preview yet; no resource exists. */
export const isPreviewOnly = (status: string): boolean => status === "REVIEW_IN_PROGRESS";

/** `UPDATE_ROLLBACK_COMPLETE` → `Update rollback complete`. */
export function stackStatusWords(status: string): StatusWords {
  if (isPreviewOnly(status)) return { tone: "idle", word: "Not created yet" };
  const words = status.toLowerCase().replaceAll("_", " ");
  return { tone: toneOf(status), word: words.charAt(0).toUpperCase() + words.slice(1) };
}

function toneOf(status: string): Tone {
  if (/FAILED$|^ROLLBACK_COMPLETE$/.test(status)) return "bad";
  if (/ROLLBACK/.test(status)) return "warn";
  if (status.endsWith("_IN_PROGRESS")) return "busy";
  if (status === "DELETE_SKIPPED" || status === "DELETE_COMPLETE") return "idle";
  return status.endsWith("_COMPLETE") ? "ok" : "unknown";
}

const DRIFT: Record<string, StatusWords> = {
  IN_SYNC: { tone: "ok", word: "As in the template" },
  DRIFTED: { tone: "warn", word: "Drifted" },
  MODIFIED: { tone: "warn", word: "Modified" },
  DELETED: { tone: "bad", word: "Deleted by hand" },
  NOT_CHECKED: { tone: "idle", word: "Not checked" },
};

/** What was found when it was compared with its template. */
export const driftWords = (status: string): StatusWords => DRIFT[status] ?? { tone: "unknown", word: "Drift unknown" };
