import { findBrowser } from "../lib/browser/find.mjs";
import { say } from "../lib/problem.mjs";
import { firstLoadScripts } from "./pages.mjs";

/** What the busiest page may load at first. */
const LIMIT_KB = 180;

/** First-load JavaScript of every page, in kB as sent, by path. */
export async function pageSizes(dashboard, { apiId, service: { cluster, service } }) {
  say("measuring what the pages load");
  const environments = ["/", `/environments/${apiId}/dev`, `/apis/${apiId}`, "/environments/new"];
  const running = [
    "/load-balancers",
    `/load-balancers/${service}`,
    `/target-groups/${service}`,
    "/services",
    `/services/${cluster}`,
    `/services/${cluster}/${service}`,
  ];
  const pages = [...environments, ...running, "/stacks", "/stacks/new", "/operations", "/findings", "/audit"];
  const urls = Object.fromEntries(pages.map((path) => [path, `${dashboard}${path}`]));
  const sizes = await firstLoadScripts(await findBrowser(), urls);
  const row = (kB) => ({ kB, limit: LIMIT_KB, within: kB <= LIMIT_KB ? "yes" : "NO" });
  return Object.fromEntries(Object.entries(sizes).map(([path, kB]) => [path, row(kB)]));
}

/** The pages that load more than they may. */
export const tooHeavy = (sizes) =>
  Object.entries(sizes)
    .filter(([, { kB, limit }]) => kB > limit)
    .map(([path]) => path);
