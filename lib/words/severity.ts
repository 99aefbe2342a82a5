import type { Severity } from "@/lib/contracts/findings";
import type { StatusWords } from "./tone";

export const SEVERITY_WORDS: Record<Severity, StatusWords> = {
  error: { tone: "bad", word: "Error" },
  warning: { tone: "warn", word: "Warning" },
  note: { tone: "idle", word: "Note" },
};

/** What a heading over all of one severity says. */
export const SEVERITY_HEADINGS: Record<Severity, string> = {
  error: "Errors: requests fail",
  warning: "Warnings: may go wrong, or is not known",
  note: "Notes: worth knowing",
};
