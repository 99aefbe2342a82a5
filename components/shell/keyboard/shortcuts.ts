import type { Command } from "../../ui/actions/press";
import { PAGES } from "../navigation/pages";

/** What a shortcut does: press a page's button, go to a page, or move the focus along a list. */
export type Does = { press: Command } | { go: string } | { move: 1 | -1 };

export interface Shortcut {
  /** Any of these; what is pressed one after the other stands apart: `g e`. `Mod` is Ctrl, on a Mac ⌘. */
  keys: readonly string[];
  words: string;
  does: Does;
}

/** The single truth about the keys of this house. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["Mod+k"], words: "Find anything", does: { press: "find" } },
  { keys: ["?"], words: "Show these shortcuts", does: { press: "shortcuts" } },
  { keys: ["/"], words: "Filter what is on the page", does: { press: "filter" } },
  { keys: ["j"], words: "Next in the list", does: { move: 1 } },
  { keys: ["k"], words: "Previous in the list", does: { move: -1 } },
  { keys: ["r"], words: "Refresh now", does: { press: "refresh" } },
  { keys: ["p"], words: "Pause, go on", does: { press: "pause" } },
  { keys: ["i"], words: "Invoke the environment", does: { press: "invoke" } },
  ...PAGES.map(({ key, label, href }) => ({ keys: [`g ${key}`], words: `Go to ${label}`, does: { go: href } })),
];
