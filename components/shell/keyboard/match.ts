import { type Does, SHORTCUTS } from "./shortcuts";

/** A key as it was pressed, and where. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** What is typed belongs to a field. */
  inField: boolean;
  /** A dialog stands over the page. */
  inDialog: boolean;
  /** ⌘ stands for Ctrl. */
  mac: boolean;
  /** A person has switched off the shortcuts of one key. */
  off: boolean;
}

/** What to do; `begun`: the first of two keys, `g`; null: the key is not ours. */
export type Match = Does | { begun: string } | null;

/** @param before the first of two keys, when it was pressed a moment ago. */
export function match(pressed: Pressed, before?: string): Match {
  const { key, ctrlKey, metaKey, altKey, inField, inDialog, mac, off } = pressed;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    // The other of the two is the system's own: Ctrl+K on a Mac cuts a line.
    return (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey) ? found(`Mod+${key.toLowerCase()}`) : null;
  }
  if (inField || inDialog || off) return null;
  if (before) return found(`${before} ${key}`) ?? match(pressed);
  const begins = SHORTCUTS.some(({ keys }) => keys.some((each) => each.startsWith(`${key} `)));
  return begins ? { begun: key } : found(key);
}

const found = (keys: string): Does | null => SHORTCUTS.find((each) => each.keys.includes(keys))?.does ?? null;
