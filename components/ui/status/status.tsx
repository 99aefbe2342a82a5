import type { StatusWords } from "@/lib/words/tone";
import { TONE_PANEL, TONE_TEXT } from "./tone-classes";
import { ToneIcon } from "./tone-icon";

/** A status: icon, word and colour together. `pill` gives it a ground, for headers. */
export function Status({ tone, word, pill = false }: StatusWords & { pill?: boolean }) {
  const ground = pill ? `rounded-full border px-2.5 py-0.5 ${TONE_PANEL[tone]}` : "";
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${TONE_TEXT[tone]} ${ground}`}>
      <ToneIcon tone={tone} />
      {word}
    </span>
  );
}
