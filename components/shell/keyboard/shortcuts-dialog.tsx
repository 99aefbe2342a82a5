"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Modal, ModalClose } from "../../ui/layout/modal";
import { SHORTCUTS } from "./shortcuts";
import { areOff, switchOff } from "./switch";

/** Every shortcut there is, and the switch for those of a single key. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [off, setOff] = useState(areOff);
  const change = (next: boolean) => {
    switchOff(next);
    setOff(next);
  };
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <div className="flex items-center justify-between border-b px-4 py-2.5">
        <h2 className="text-base font-semibold">Keyboard shortcuts</h2>
        <ModalClose
          aria-label="Close"
          className="grid size-8 place-items-center rounded-md text-muted hover:bg-raised hover:text-ink"
        >
          <X size={18} aria-hidden />
        </ModalClose>
      </div>
      <dl className="grid gap-x-8 overflow-y-auto px-4 py-3 text-sm sm:grid-cols-2">
        {SHORTCUTS.map(({ keys, words }) => (
          <div key={words} className="flex items-center justify-between gap-4 py-1">
            <dt>{words}</dt>
            <dd className="flex gap-1">
              {keys.map((each) => (
                <Keys key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-2 border-t px-4 py-3 text-sm">
        <input type="checkbox" checked={!off} onChange={(event) => change(!event.target.checked)} />
        Shortcuts of a single key
      </label>
    </Modal>
  );
}

const Keys = ({ keys }: { keys: string }) => (
  <>
    {keys
      .replace("Mod+", `${/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"} `)
      .split(" ")
      .map((key) => (
        <kbd
          key={key}
          className="grid h-6 min-w-6 place-items-center rounded-md border bg-raised px-1.5 font-mono text-xs uppercase"
        >
          {key}
        </kbd>
      ))}
  </>
);
