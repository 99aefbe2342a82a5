import { press } from "../../ui/actions/press";
import { type Match, match, type Pressed } from "./match";
import { move } from "./move";
import { areOff } from "./switch";

/** How long the first of two keys is remembered. */
const TOGETHER_MS = 1_500;
const FIELDS = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=listbox]";

const begun = { key: "", at: 0 };

/** Carries out what a key means; `go`: to a page. */
export function listen(event: KeyboardEvent, go: (href: string) => void): void {
  if (isModifier(event.key)) return;
  const before = event.timeStamp - begun.at < TOGETHER_MS ? begun.key : "";
  const does = match(pressedAs(event), before);
  Object.assign(begun, { key: does && "begun" in does ? does.begun : "", at: event.timeStamp });
  if (does && carryOut(does, go)) event.preventDefault();
}

/** Whether there was something to do. */
function carryOut(does: NonNullable<Match>, go: (href: string) => void): boolean {
  if ("press" in does) return press(does.press);
  if ("go" in does) go(does.go);
  if ("move" in does) move(does.move);
  return true;
}

const isModifier = (key: string): boolean => ["Shift", "Control", "Alt", "Meta"].includes(key);

function pressedAs(event: KeyboardEvent): Pressed {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  return {
    key,
    ctrlKey,
    metaKey,
    altKey,
    inField: target instanceof Element && target.closest(FIELDS) !== null,
    inDialog: document.querySelector("[role=dialog], [role=alertdialog]") !== null,
    mac: /Mac|iPhone|iPad/.test(navigator.platform),
    off: areOff(),
  };
}
