/** Shortcuts of a single key can be switched off: speech input and slipping fingers press them by accident (WCAG 2.1.4). */
const KEY = "stageway-shortcuts";

export function areOff(): boolean {
  try {
    return localStorage.getItem(KEY) === "off";
  } catch {
    return false;
  }
}

export function switchOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(KEY, "off");
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}
