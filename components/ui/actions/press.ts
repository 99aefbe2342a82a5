/** Buttons and fields of a page that a key, or the palette, can press: those with `data-command` of this name. */
export type Command = "find" | "shortcuts" | "filter" | "refresh" | "pause" | "invoke" | "theme";

/** How long a page may take to be there. */
const PATIENCE_MS = 10_000;

/** Presses a button of the page that is on its way, once it is there. */
export async function pressOn(path: string, command: Command): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (window.location.pathname === path && press(command)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Presses a page's button, or goes to its field. False: this page has none. */
export function press(command: Command): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(`[data-command="${command}"]`)];
  const found = all.find((each) => each.offsetParent !== null) ?? all[0];
  if (!found) return false;
  if (found instanceof HTMLInputElement) {
    found.focus();
    found.select();
    return true;
  }
  // What comes of an invocation stands beside its button.
  if (command === "invoke") found.focus();
  found.click();
  return true;
}
