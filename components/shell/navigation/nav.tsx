"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { FindingCount } from "./finding-count";
import { PAGES } from "./pages";

const ID = "main-pages";

/** The pages there are; the current one is marked. Where they do not fit side by side, a button opens them as a list. */
export function Nav() {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const current = PAGES.find(({ paths }) => paths.test(path));
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const closeOutside = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what its button and links hear.
    <div className="flex h-full xl:items-stretch" onKeyDown={closeOnEscape} onBlur={closeOutside}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={ID}
        onClick={() => setOpen(!open)}
        className="-ml-1.5 flex h-9 items-center gap-2 self-center rounded-md px-1.5 text-sm font-medium whitespace-nowrap hover:bg-raised xl:hidden"
      >
        <Menu size={17} aria-hidden />
        <span className="sr-only">Pages: </span>
        {current?.label ?? "Pages"}
      </button>
      <nav
        id={ID}
        aria-label="Main"
        className={`items-stretch gap-1 max-xl:absolute max-xl:inset-x-0 max-xl:top-full max-xl:flex-col max-xl:border-b max-xl:bg-surface max-xl:px-2 max-xl:py-2 max-xl:shadow-lg sm:max-xl:px-4 xl:flex ${open ? "flex" : "max-xl:hidden"}`}
      >
        {PAGES.map(({ href, label, paths }) => (
          <Link
            key={href}
            href={href}
            onClick={() => setOpen(false)}
            aria-current={paths.test(path) ? "page" : undefined}
            className="flex items-center text-sm font-medium whitespace-nowrap text-muted hover:text-ink aria-[current]:text-ink max-xl:rounded-md max-xl:px-3 max-xl:py-2.5 max-xl:aria-[current]:bg-raised xl:border-b-2 xl:border-transparent xl:px-2 xl:aria-[current]:border-accent"
          >
            {label}
            {href === "/findings" && <FindingCount />}
          </Link>
        ))}
      </nav>
    </div>
  );
}
