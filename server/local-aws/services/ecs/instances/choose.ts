/** Which instance takes a task: a pure function of what is left of each (developer guide, "Task placement"). */
import type { PlacementConstraint, PlacementStrategy } from "@aws-sdk/client-ecs";
import { type Lack, lacksFor, type Needs, type Remaining } from "./resources";

export interface Candidate {
  arn: string;
  availabilityZone: string;
  remaining: Remaining;
  /** Tasks of the same service or group on it. */
  sameGroup: number;
}

export type Choice = { arn: string } | { closest: string | undefined; lack: Lack };

/** A service without a strategy is spread over the zones, and within a zone over the instances. */
const DEFAULT: readonly PlacementStrategy[] = [{ type: "spread", field: "attribute:ecs.availability-zone" }];

/** `closest` is the instance that lacks least; undefined when there is none at all that may be used. */
export function chooseInstance(
  candidates: readonly Candidate[],
  needs: Needs,
  strategy: readonly PlacementStrategy[],
  constraints: readonly PlacementConstraint[],
): Choice {
  const distinct = constraints.some(({ type }) => type === "distinctInstance");
  const allowed = candidates.filter(({ sameGroup }) => !distinct || sameGroup === 0);
  const judged = allowed.map((candidate) => ({ candidate, lacks: lacksFor(needs, candidate.remaining) }));
  const fitting = judged.filter(({ lacks }) => lacks.length === 0).map(({ candidate }) => candidate);
  const order = comparator(strategy.length > 0 ? strategy : DEFAULT, candidates);
  const [best] = fitting.toSorted(order);
  if (best) return { arn: best.arn };
  const [closest] = judged.toSorted((a, b) => a.lacks.length - b.lacks.length);
  return { closest: closest?.candidate.arn, lack: closest?.lacks[0] ?? "CPU" };
}

type Order = (a: Candidate, b: Candidate) => number;

function comparator(strategy: readonly PlacementStrategy[], all: readonly Candidate[]): Order {
  const keys = [...strategy.map((one) => keyOf(one, all)), (one: Candidate) => one.sameGroup];
  return (a, b) => {
    for (const key of keys) {
      const difference = key(a) - key(b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Smaller is better. */
function keyOf({ type, field = "" }: PlacementStrategy, all: readonly Candidate[]): (one: Candidate) => number {
  if (type === "binpack") {
    return field.toLowerCase() === "cpu" ? ({ remaining }) => remaining.cpu : ({ remaining }) => remaining.memory;
  }
  if (type === "spread" && field === "attribute:ecs.availability-zone") {
    return ({ availabilityZone }) =>
      all.filter((one) => one.availabilityZone === availabilityZone).reduce((sum, { sameGroup }) => sum + sameGroup, 0);
  }
  if (type === "spread") return ({ sameGroup }) => sameGroup;
  // Random: any order will do, and the one there is does.
  return () => 0;
}
