import type { SearchEntry } from "./rank";

const page = (title: string, href: string, ...words: string[]): SearchEntry => ({
  id: `page ${href}`,
  kind: "page",
  title,
  href,
  words,
});

const action = (title: string, href: string, ...words: string[]): SearchEntry => ({
  id: `action ${href}`,
  kind: "action",
  title,
  href,
  words,
});

/** What is there whatever the account holds. */
export const PLACES: readonly SearchEntry[] = [
  action("New environment", "/environments/new", "create provision add"),
  action("Import an API", "/apis/import", "swagger openapi definition yaml json"),
  action("Create with CloudFormation", "/stacks/new", "stack template new environment"),
  action("Switch theme", "#theme", "dark light system"),
  action("Keyboard shortcuts", "#shortcuts", "keys help"),
  action("Refresh now", "#refresh", "reload read again"),
  action("Pause or go on", "#pause", "stop live polling"),
  page("Environments", "/", "home apis stages"),
  page("Services", "/services", "ecs clusters tasks logs"),
  page("Load balancers", "/load-balancers", "elb alb nlb target groups targets"),
  page("Stacks", "/stacks", "cloudformation templates drift"),
  page("Operations", "/operations", "history promotions"),
  page("Findings", "/findings", "lint problems"),
  page("Audit", "/audit", "log who did what history"),
];
