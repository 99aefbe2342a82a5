import { type ApiParts, PART_KINDS, type PartKind } from "@/lib/contracts/definition";
import { WORDS } from "@/lib/contracts/error-words";
import { type Fact, known } from "../../facts";
import type { Parts } from "../read/read-parts";

export type PartFacts = Record<PartKind, Fact<Parts>>;

/** All parts that are known. Of a kind that could not be read nothing is: absent is something else. */
export function partsOfFacts(facts: PartFacts): Pick<ApiParts, "parts" | "unknown"> {
  return {
    parts: Object.assign({}, ...PART_KINDS.map((kind) => known(facts[kind]))),
    unknown: PART_KINDS.flatMap((kind) =>
      known(facts[kind]) === undefined ? [{ kind, problem: problemOf(facts[kind]) }] : [],
    ),
  };
}

const problemOf = ({ error }: Fact<Parts>): string => WORDS[error?.code ?? "timed_out"].message;
