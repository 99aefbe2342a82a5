import type { Hop } from "@/lib/contracts/request-path";

/** Names the first failing hop as what the trouble behind it follows from. */
export function linkConsequences(hops: readonly Hop[]): Hop[] {
  const cause = hops.find(({ verdict, consequenceOf }) => verdict === "fail" && consequenceOf === undefined);
  if (!cause) return [...hops];
  const at = hops.indexOf(cause);
  return hops.map((hop, index) =>
    index > at && hop.consequenceOf === undefined && (hop.verdict === "fail" || hop.verdict === "warn")
      ? { ...hop, consequenceOf: cause.kind }
      : hop,
  );
}
