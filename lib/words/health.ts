import type { Health, Verdict } from "@/lib/contracts/health";
import type { StatusWords } from "./tone";

export const HEALTH_WORDS: Record<Health, StatusWords> = {
  missing: { tone: "bad", word: "Missing" },
  degraded: { tone: "warn", word: "Degraded" },
  unknown: { tone: "unknown", word: "Unknown" },
  progressing: { tone: "busy", word: "Progressing" },
  suspended: { tone: "idle", word: "Suspended" },
  healthy: { tone: "ok", word: "Healthy" },
};

export const VERDICT_WORDS: Record<Verdict, StatusWords> = {
  fail: { tone: "bad", word: "Fails" },
  unknown: { tone: "unknown", word: "Not known" },
  warn: { tone: "warn", word: "Warning" },
  unreached: { tone: "idle", word: "Not reached" },
  ok: { tone: "ok", word: "OK" },
};
