"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { press } from "../../ui/actions/press";
import { type Match, match, type Pressed } from "./match";
import { move } from "./move";
import { areOff } from "./switch";

const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});

/** How long the first of two keys is remembered. */
const TOGETHER_MS = 1_500;
const FIELDS = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=listbox]";

/** Listens to the keys of the whole page; its own button shows what they are. */
export function Keyboard() {
  const [shown, setShown] = useState(false);
  const router = useRouter();
  const begun = useRef({ key: "", at: 0 });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const before = event.timeStamp - begun.current.at < TOGETHER_MS ? begun.current.key : "";
      const does = match(pressedAs(event), before);
      if (isModifier(event.key)) return;
      begun.current = { key: does && "begun" in does ? does.begun : "", at: event.timeStamp };
      if (does && carryOut(does, (href) => router.push(href))) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router]);
  return (
    <>
      <button type="button" hidden data-command="shortcuts" onClick={() => setShown(true)} />
      {shown && <ShortcutsDialog onClose={() => setShown(false)} />}
    </>
  );
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
