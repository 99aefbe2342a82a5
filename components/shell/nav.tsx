"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { FindingCount } from "./finding-count";

const PAGES = [
  { href: "/", label: "Environments", has: (path: string) => path === "/" || /^\/(environments|apis)\//.test(path) },
  { href: "/services", label: "Services", has: (path: string) => path.startsWith("/services") },
  {
    href: "/load-balancers",
    label: "Load balancers",
    has: (path: string) => path.startsWith("/load-balancers"),
  },
  { href: "/operations", label: "Operations", has: (path: string) => path.startsWith("/operations") },
  { href: "/findings", label: "Findings", has: (path: string) => path.startsWith("/findings") },
];

/** The pages there are; the current one is marked. */
export function Nav() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="relative flex h-full items-stretch gap-1 overflow-x-auto [scrollbar-width:none]">
      {PAGES.map(({ href, label, has }) => (
        <Link
          key={href}
          href={href}
          aria-current={has(path) ? "page" : undefined}
          className="flex items-center border-b-2 border-transparent px-2 text-sm font-medium whitespace-nowrap text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {label}
          {href === "/findings" && <FindingCount />}
        </Link>
      ))}
    </nav>
  );
}
