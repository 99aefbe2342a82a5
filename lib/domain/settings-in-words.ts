import { ALL_METHODS, type CanaryFact, type StageFact, type ThrottlingFact } from "./facts";

/** What is set on a stage besides its variables, by name, in words: what nobody has set is said as well. */
export const settingsInWords = ({
  throttling = {},
  canary,
  extras = [],
}: StageFact): [name: string, words: string][] => [
  ["Throttling", limitsIn(throttling) || "None of its own: the account's limits apply."],
  ["Canary", canary ? canaryIn(canary) : "None."],
  ["Logging, tracing and others", extras.join(", ") || "None: no logs, no tracing, no cache."],
];

/** Of all methods first. */
const limitsIn = (throttling: Record<string, ThrottlingFact>): string =>
  Object.entries(throttling)
    .sort(([a], [b]) => Number(b === ALL_METHODS) - Number(a === ALL_METHODS) || a.localeCompare(b))
    .map(([key, limit]) => `${methodIn(key)}: ${limitIn(limit)}`)
    .join("; ");

/** `/orders/GET` → `GET /orders` */
function methodIn(key: string): string {
  if (key === ALL_METHODS) return "All methods";
  const cut = key.lastIndexOf("/");
  return `${key.slice(cut + 1)} ${key.slice(0, cut) || "/"}`;
}

const limitIn = ({ rate, burst }: ThrottlingFact): string =>
  [rate === undefined ? "" : `${rate} requests a second`, burst === undefined ? "" : `${burst} at once`]
    .filter(Boolean)
    .join(", ");

function canaryIn({ percent, deploymentId, overrides }: CanaryFact): string {
  const names = Object.keys(overrides).sort();
  const others = names.length === 0 ? "" : `, with other values of ${names.join(", ")}`;
  return `${percent} % of the requests go to ${deploymentId}${others}`;
}
