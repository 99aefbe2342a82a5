import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

/** What no route of the build fits: a label for all of it, so that nobody can make new ones by asking. */
export const OTHER = "other";
const BUILT_FILES = "/_next";

/** Which route a path belongs to, as `/environments/[apiId]/[stage]`. */
export type RouteOf = (pathname: string) => string;

/** From the build's own list of routes; without one (`next dev`) every page is `other`. */
export function readRoutes(
  distDir = path.join(/* turbopackIgnore: true */ process.cwd(), process.env.STAGEWAY_DIST_DIR || ".next"),
): RouteOf {
  try {
    const file = readFileSync(path.join(distDir, "app-path-routes-manifest.json"), "utf8");
    return routeOf(Object.values(JSON.parse(file) as Record<string, string>));
  } catch {
    return routeOf([]);
  }
}

/** Fixed segments win over `[one]`, that over `[...rest]`. */
export function routeOf(routes: readonly string[]): RouteOf {
  const patterns = [...routes].sort(bySpecificity).map((route) => [route, patternOf(route)] as const);
  return (pathname) => {
    if (pathname.startsWith(`${BUILT_FILES}/`)) return BUILT_FILES;
    const bare = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname;
    return patterns.find(([, pattern]) => pattern.test(bare))?.[0] ?? OTHER;
  };
}

const bySpecificity = (a: string, b: string): number => rank(a).localeCompare(rank(b));
const rank = (route: string): string =>
  route
    .split("/")
    .map((segment) => (/^\[+\.\.\./.test(segment) ? "2" : segment.startsWith("[") ? "1" : "0"))
    .join("");

function patternOf(route: string): RegExp {
  const source = route
    .split("/")
    .map((segment) => (/^\[+\.\.\./.test(segment) ? ".+" : segment.startsWith("[") ? "[^/]+" : escaped(segment)))
    .join("/");
  return new RegExp(`^${source}$`);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
