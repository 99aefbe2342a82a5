import { BaseSequencer } from "vitest/node";

/** Files that take half a minute or more, mostly waiting: begun last they would keep the others' processors idle. */
const LONG = [
  "provision/crash",
  "scripts/start",
  "queries/trouble",
  "queries/budget",
  "runner/crash",
  "ecs/tests/failures",
  "container-health",
  "teardown/",
  "store/crash",
  "elbv2/firewall",
  "local-aws/main",
  "existing/export",
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
