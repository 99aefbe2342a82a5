import type { Tone } from "@/lib/words/tone";

export const TONE_TEXT: Record<Tone, string> = {
  ok: "text-ok",
  busy: "text-busy",
  warn: "text-warn",
  bad: "text-bad",
  unknown: "text-muted",
  idle: "text-muted",
};

/** Trouble has a ground and a rim of its own; what is well stays quiet. */
export const TONE_PANEL: Record<Tone, string> = {
  ok: "bg-ok-soft border-ok-line",
  busy: "bg-busy-soft border-busy-line",
  warn: "bg-warn-soft border-warn-line",
  bad: "bg-bad-soft border-bad-line",
  unknown: "bg-raised border-line-strong border-dashed",
  idle: "bg-raised border-line",
};
