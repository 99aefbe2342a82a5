import type { AuditOutcome } from "@/lib/contracts/audit";
import type { StatusWords } from "./tone";

export const OUTCOME_WORDS: Record<AuditOutcome, StatusWords> = {
  ok: { tone: "ok", word: "Done" },
  failed: { tone: "bad", word: "Failed" },
};
