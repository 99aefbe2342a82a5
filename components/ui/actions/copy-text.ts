import { announce } from "../feedback/announcer";

/** Puts `text` on the clipboard and says so to a screen reader; false when the browser does not allow it. */
export async function copyText(text: string, name: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${name}.`);
    return true;
  } catch {
    announce("The browser did not allow copying.");
    return false;
  }
}
