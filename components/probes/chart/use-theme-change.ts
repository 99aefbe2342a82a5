"use client";

import { useEffect, useRef } from "react";

/** Calls back when the system's or the chosen theme changes. */
export function useThemeChange(onChange: () => void): void {
  const call = useRef(onChange);
  call.current = onChange;
  useEffect(() => {
    const changed = () => call.current();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(changed);
    system.addEventListener("change", changed);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", changed);
      chosen.disconnect();
    };
  }, []);
}
