"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

/** Its code, and the dialog's, come with the first search. */
const load = () => import("./palette").then((module) => module.Palette);
const Palette = dynamic(load, { ssr: false });

/** Opens the palette: everything in the account, by name or id. */
export function FindButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        onPointerEnter={load}
        data-command="find"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        aria-label="Find anything"
        data-tip="Find anything (Ctrl K)"
        className="flex h-8 min-w-8 items-center justify-center gap-2 rounded-md text-sm text-muted hover:bg-raised hover:text-ink 2xl:border 2xl:border-line-strong/60 2xl:px-2.5"
      >
        <Search size={16} aria-hidden />
        <span className="max-2xl:hidden">Find…</span>
        <kbd className="font-mono text-2xs max-2xl:hidden">Ctrl K</kbd>
      </button>
      {open && <Palette onClose={() => setOpen(false)} />}
    </>
  );
}
