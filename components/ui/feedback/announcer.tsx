"use client";

import { useEffect, useState } from "react";

let speak: ((words: string) => void) | undefined;

/** Says something to a screen reader without moving anything on the screen. */
export const announce = (words: string): void => speak?.(words);

/** Stands once in the layout. Alternates a trailing space so that the same words are said twice when they happen twice. */
export function Announcer() {
  const [words, setWords] = useState("");
  useEffect(() => {
    speak = (next) => setWords((before) => (before === next ? `${next} ` : next));
    return () => {
      speak = undefined;
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {words}
    </div>
  );
}
