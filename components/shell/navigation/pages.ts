export interface Page {
  href: string;
  label: string;
  /** After `g`. */
  key: string;
  /** Paths of its own, and of what is looked at from it. */
  paths: RegExp;
}

export const PAGES: readonly Page[] = [
  { href: "/", label: "Environments", key: "e", paths: /^\/($|environments\/|apis\/)/ },
  { href: "/services", label: "Services", key: "s", paths: /^\/services/ },
  { href: "/load-balancers", label: "Load balancers", key: "l", paths: /^\/(load-balancers|target-groups)/ },
  { href: "/stacks", label: "Stacks", key: "k", paths: /^\/stacks/ },
  { href: "/operations", label: "Operations", key: "o", paths: /^\/operations/ },
  { href: "/findings", label: "Findings", key: "f", paths: /^\/findings/ },
  { href: "/audit", label: "Audit", key: "a", paths: /^\/audit/ },
];
