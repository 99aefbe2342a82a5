import type { Hop } from "@/lib/contracts/request-path";

/**
 * Names the first failing hop as what the trouble behind it follows from. Where a request may arrive at several target
 * groups, one has nothing to do with the trouble of another.
 */
export function linkConsequences(way: readonly Hop[], arrivals: readonly (readonly Hop[])[]): Hop[] {
  const fails = way.some(isCause);
  return fails ? link([...way, ...arrivals.flat()]) : [...way, ...arrivals.flatMap(linkArrival)];
}

/** A group's trouble is its services' as well; that of one service is not the other one's. */
const linkArrival = (hops: readonly Hop[]): Hop[] => (hops[0] && isCause(hops[0]) ? link(hops) : [...hops]);

function link(hops: readonly Hop[]): Hop[] {
  const at = hops.findIndex(isCause);
  return hops.map((hop, index) =>
    index > at && hop.consequenceOf === undefined && (hop.verdict === "fail" || hop.verdict === "warn")
      ? { ...hop, consequenceOf: hops[at]?.kind }
      : hop,
  );
}

const isCause = ({ verdict, consequenceOf }: Hop): boolean => verdict === "fail" && consequenceOf === undefined;
