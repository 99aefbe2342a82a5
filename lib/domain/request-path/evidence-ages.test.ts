import { expect, it } from "vitest";
import type { HopKind } from "@/lib/contracts/request-path";
import { type Facts, snapshotKey } from "../facts";
import { answering, judge, methodsTo, service } from "../testing/changes";
import { balancerArn, CLUSTER, setVariable } from "../testing/facts";

const OWN = "2026-01-02T03:00:00.000Z";
const OLDER = "2026-01-02T02:00:00.000Z";

/** What dev rests on was read then; of another API, load balancer and cluster long before. */
function readAt(facts: Facts): void {
  const own = { snapshots: snapshotKey("api1", "dep2"), listeners: balancerArn("hello-dev"), services: CLUSTER };
  for (const [family, key] of Object.entries(own) as ["snapshots" | "listeners" | "services", string][]) {
    Object.assign(facts[family][key] ?? {}, { at: OWN });
    Object.assign(facts[family], { other: { at: OLDER, value: [] } });
  }
}
const agesOf = (kind: HopKind, change: (facts: Facts) => void = () => {}) =>
  judge((facts) => {
    readAt(facts);
    change(facts);
  })
    .paths[0]?.hops.find((hop) => hop.kind === kind)
    ?.evidence.map(({ at }) => at);

it.each<[HopKind, (facts: Facts) => void]>([
  ["integration", () => {}],
  ["listener", answering({ type: "fixed-response", status: "404" })],
  ["service", service({ status: "DRAINING" })],
])("the evidence of a %s has the age of its own facts", (kind, change) => {
  const ages = agesOf(kind, change);
  expect(ages?.length).toBeGreaterThan(0);
  expect(new Set(ages)).toEqual(new Set([OWN]));
});

it("a cause of the stage as a whole brings its evidence along, and since when", () => {
  const { causes } = judge((facts) => {
    readAt(facts);
    methodsTo(facts, []);
    setVariable(facts, "dev", "x");
  });
  expect(causes[0]).toMatchObject({ code: "deployment.noMethods", evidence: [{ value: "dep2" }, { value: "0" }] });
  expect(causes[0]?.evidence?.every(({ at }) => at !== undefined)).toBe(true);
});
