"use client";

import { Search } from "lucide-react";
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { StatusWords } from "@/lib/words/tone";
import { ToneIcon } from "../status/tone-icon";

export interface Chip<Value extends string> extends StatusWords {
  value: Value;
  count: number;
}

interface Props<Value extends string> {
  /** What is searched: `load balancers`. */
  of: string;
  /** What the chips stand for: `health`. */
  by: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  chips: readonly Chip<Value>[];
  /** Null: none. */
  chosen: Value | null;
  onChoose: (value: Value | null) => void;
  children?: ReactNode;
}

/** Find by text, and by what is the case: one press shows what is in trouble. */
export function FilterBar<Value extends string>({
  of,
  by,
  hint,
  text,
  onText,
  chips,
  chosen,
  onChoose,
  children,
}: Props<Value>) {
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label className="relative w-full sm:w-72">
        <span className="sr-only">Filter {of}</span>
        <Search size={15} className="absolute top-2.5 left-2.5 text-muted" aria-hidden />
        <input
          type="search"
          data-command="filter"
          aria-keyshortcuts="/"
          {...useTyped(text, onText)}
          placeholder={hint}
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2.5 pl-8 text-sm placeholder:text-muted"
        />
      </label>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Filter by {by}</legend>
        {chips.map((chip) => (
          <ChipButton
            key={chip.value}
            chip={chip}
            pressed={chosen === chip.value}
            onPress={() => onChoose(chosen === chip.value ? null : chip.value)}
          />
        ))}
      </fieldset>
      {children}
    </search>
  );
}

/**
 * What is typed stands in the field at once; the address, which follows in a transition, would otherwise put its older text
 * back between two keys. From elsewhere, a button or the way back, the address sets the text.
 */
function useTyped(text: string, onText: (text: string) => void) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(text);
  }, [text]);
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setTyped(target.value);
    onText(target.value);
  };
  return { ref: field, value: typed, onChange };
}

function ChipButton({ chip, pressed, onPress }: { chip: Chip<string>; pressed: boolean; onPress: () => void }) {
  const { word, tone, count } = chip;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={`${word}: ${count}`}
      onClick={onPress}
      className="inline-flex h-9 items-center gap-1.5 rounded-md border bg-surface px-2.5 text-xs font-medium text-muted hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
    >
      <ToneIcon tone={tone} size={14} />
      {word}
      <span className="text-ink">{count}</span>
    </button>
  );
}
