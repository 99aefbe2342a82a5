import Link from "next/link";
import type { Theme } from "@/lib/words/theme";
import { Connection } from "./connection";
import { Keyboard } from "./keyboard/keyboard";
import { DataAge } from "./live/data-age";
import { Mark } from "./mark";
import { Nav } from "./navigation/nav";
import { FindButton } from "./palette/find-button";
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
      <div className="mx-auto flex max-w-[100rem] items-center max-sm:flex-wrap gap-x-4 px-4 sm:px-6">
        <Link href="/" className="flex items-center gap-2 rounded-md font-semibold tracking-tight">
          <Mark />
          {/* On the narrowest phones it would push the age of the data into a row of its own. */}
          <span className="max-[24rem]:sr-only">Stageway</span>
        </Link>
        {/* On a phone a second row begins here. */}
        <div className="order-2 h-0 w-full sm:hidden" />
        <div className="flex h-10 min-w-0 flex-1 max-sm:order-3 sm:h-13">
          <Nav />
        </div>
        <div className="min-w-0 max-sm:order-3">
          <Connection />
        </div>
        <div className="flex h-12 items-center gap-x-1 max-sm:order-1 max-sm:ml-auto sm:h-13">
          <DataAge />
          <FindButton />
          <ThemeToggle initial={theme} />
        </div>
      </div>
      <Keyboard />
    </header>
  );
}
