"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Flashes once when `value` changes, so that the eye finds what moved. Never on the first drawing. */
export function Changing({ value, children }: { value: string | number; children: ReactNode }) {
  const before = useRef(value);
  const [flashes, setFlashes] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setFlashes((count) => count + 1);
  }, [value]);
  return (
    <span key={flashes} className={flashes > 0 ? "animate-flash rounded" : undefined}>
      {children}
    </span>
  );
}
