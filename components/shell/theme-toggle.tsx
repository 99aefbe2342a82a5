"use client";

import { Moon, Sun, SunMoon } from "lucide-react";
import { useState } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "@/lib/words/theme";

const ICONS = { system: SunMoon, light: Sun, dark: Moon };
const YEAR = 31_536_000;

/** System, light, dark, in turn; remembered. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const Icon = ICONS[theme];
  const change = () => {
    setTheme(next);
    remember(next);
  };
  return (
    <button
      type="button"
      onClick={change}
      data-command="theme"
      aria-label={`Theme: ${theme}. Switch to ${next}`}
      data-tip={`Theme: ${theme}`}
      className="grid size-8 place-items-center rounded-md text-muted hover:bg-raised hover:text-ink"
    >
      <Icon size={17} aria-hidden />
    </button>
  );
}

function remember(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
