import Link from "next/link";
import type { Theme } from "@/lib/words/theme";
import { Connection } from "./connection";
import { DataAge } from "./data-age";
import { Mark } from "./mark";
import { Nav } from "./nav";
import { ThemeToggle } from "./theme-toggle";

/** On every page: where am I, on which AWS, how old is what I see. */
export function Header({ theme }: { theme: Theme }) {
  return (
    <header className="sticky top-0 z-20 border-b bg-surface">
      <a
        href="#main"
        className="sr-only z-30 rounded-md bg-accent text-sm font-medium text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-3 focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-stretch px-4 sm:px-6">
        <div className="flex h-12 min-w-0 flex-1 items-center gap-x-4 sm:h-13">
          <Link href="/" className="flex items-center gap-2 rounded-md font-semibold tracking-tight">
            <Mark />
            Stageway
          </Link>
          <div className="h-full min-w-0 max-sm:hidden">
            <Nav />
          </div>
        </div>
        <div className="flex h-12 items-center gap-x-3 sm:h-13">
          <div className="max-sm:hidden">
            <Connection />
          </div>
          <DataAge />
          <ThemeToggle initial={theme} />
        </div>
        <div className="flex h-10 w-full items-center justify-between gap-3 sm:hidden">
          <div className="h-full min-w-0">
            <Nav />
          </div>
          <div className="max-w-2/5 shrink-0">
            <Connection />
          </div>
        </div>
      </div>
    </header>
  );
}
