import { findBrowser } from "../lib/browser/find.mjs";
import { say } from "../lib/problem.mjs";
import { firstLoadScripts } from "./pages.mjs";

/** What the busiest page may load at first. */
const LIMIT_KB = 180;

/**
 * First-load JavaScript of every page, in kB as sent, by path. `troubled`: an API whose stage leads nowhere, since what
 * trouble shows is code as well; `manyTargets`: a target group whose table is longer than a screen.
 */
export async function pageSizes(dashboard, { apiId, troubled, manyTargets, service: { cluster, service } }) {
  say("measuring what the pages load");
  const environments = [
    "/",
    `/environments/${apiId}/dev`,
    `/environments/${troubled}/dev`,
    `/apis/${apiId}`,
    "/environments/new",
  ];
  const running = [
    "/load-balancers",
    `/load-balancers/${service}`,
    `/target-groups/${service}`,
    `/target-groups/${manyTargets}`,
    "/services",
    `/services/${cluster}`,
    `/services/${cluster}/${service}`,
  ];
  const pages = [...environments, ...running, "/stacks", "/stacks/new", "/operations", "/findings", "/audit"];
  const urls = Object.fromEntries(pages.map((path) => [path, `${dashboard}${path}`]));
  const sizes = await firstLoadScripts(await findBrowser(), urls);
  return Object.fromEntries(Object.entries(sizes).map(([path, bytes]) => [path, row(bytes)]));
}

const row = (bytes) => ({
  kB: Math.round(bytes / 100) / 10,
  limit: LIMIT_KB,
  within: bytes <= LIMIT_KB * 1000 ? "yes" : "NO",
});

/** The pages that load more than they may. */
export const tooHeavy = (sizes) =>
  Object.entries(sizes)
    .filter(([, { within }]) => within === "NO")
    .map(([path]) => path);
