import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  TriangleAlert,
} from "lucide-react";
import type { Tone } from "@/lib/words/tone";
import { TONE_TEXT } from "./tone-classes";

const ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  busy: LoaderCircle,
  warn: TriangleAlert,
  bad: OctagonX,
  unknown: CircleQuestionMark,
  idle: CircleDashed,
};

/** The icon of a tone; each has its own shape, so that it is told apart without colour. */
export function ToneIcon({ tone, size = 15, label }: { tone: Tone; size?: number; label?: string }) {
  const Icon = ICONS[tone];
  const spin = tone === "busy" ? "animate-spin-slow" : "";
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <Icon size={size} strokeWidth={2.25} className={`shrink-0 ${TONE_TEXT[tone]} ${spin}`} {...name} />;
}
