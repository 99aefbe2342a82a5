import { BaseSequencer } from "vitest/node";

/** Files that take a quarter of a minute or more: begun last they would keep a processor idle. */
const LONG = [
  "scripts/start",
  "queries/trouble",
  "queries/budget",
  "store/crash",
  "/teardown/",
  "stage-change/crash",
  "protocol/hostile",
  "elbv2/firewall",
  "runner/crash",
  "existing/export",
  "queries/replicas",
  "container-health",
  "ecs/tests/failures",
  "local-aws/main",
];

const rank = ({ moduleId }) => {
  const at = LONG.findIndex((part) => moduleId.includes(part));
  return at === -1 ? LONG.length : at;
};

/** Vitest's order, but the long ones first: a fresh clone has no durations of an earlier run to go by. */
export default class LongFirst extends BaseSequencer {
  async sort(files) {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
