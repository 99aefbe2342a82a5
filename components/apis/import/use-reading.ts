import { useEffect, useState } from "react";
import type { Reading } from "@/lib/domain/definition/read/read-definition";

/** Long enough not to read at every key, short enough to feel like at once. */
const PAUSE_MS = 250;

/** What the text says, read beside the typing; undefined while it is read. The reader's code comes with the first text. */
export function useReading(text: string): Reading | undefined {
  const [read, setRead] = useState<{ text: string; reading: Reading }>();
  useEffect(() => {
    if (text.trim() === "") return;
    let over = false;
    const timer = setTimeout(async () => {
      const { readDefinition } = await import("@/lib/domain/definition/read/read-definition");
      if (!over) setRead({ text, reading: readDefinition(text) });
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text]);
  return read?.text === text ? read.reading : undefined;
}
