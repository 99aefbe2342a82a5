import type { ReactNode } from "react";
import type { Tone } from "@/lib/words/tone";
import { TONE_PANEL, TONE_TEXT } from "./tone-classes";

/** A short fact beside a name. */
export const Badge = ({ tone = "idle", children }: { tone?: Tone; children: ReactNode }) => (
  <span
    className={`inline-flex items-center rounded border px-1.5 text-2xs font-medium whitespace-nowrap ${TONE_PANEL[tone]} ${TONE_TEXT[tone]}`}
  >
    {children}
  </span>
);
