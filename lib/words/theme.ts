export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The remembered choice lives in a cookie, so that the server draws the right theme and nothing flashes. */
export const THEME_COOKIE = "stageway-theme";

export const themeOf = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";
