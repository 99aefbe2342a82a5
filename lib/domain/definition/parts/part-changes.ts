import type { ImportMode, PartChange, PartKind } from "@/lib/contracts/definition";
import type { Parts } from "../read/read-parts";
import { kindOf } from "./kinds";

/** The parts of the API that a definition goes into. */
export interface CurrentParts {
  apiId: string;
  parts: Parts;
  unknownParts: readonly PartKind[];
}

/** What becomes of the parts that are known. */
export function partChanges(definition: Parts, mode: ImportMode, current: CurrentParts): PartChange[] {
  const isKnown = (name: string): boolean => !current.unknownParts.includes(kindOf(name));
  const before = current.parts;
  const after = Object.entries(definition).filter(([name]) => isKnown(name));
  const gone = Object.keys(before).filter((name) => isKnown(name) && definition[name] === undefined);
  return [
    ...(mode === "overwrite" ? gone : []).map((name): PartChange => ({ name, change: "removed" })),
    ...after
      .filter(([name, text]) => before[name] === undefined || !isSame(before[name], text, current.apiId))
      .map(([name]): PartChange => ({ name, change: before[name] === undefined ? "added" : "changed" })),
  ];
}

/** API Gateway spells out `execute-api:/…` as the API's own ARN when it keeps a policy (developer guide, "Resource policy examples"). */
function isSame(one: string, other: string, apiId: string): boolean {
  const own = new RegExp(`arn:[^:"]*:execute-api:[^:"]*:[^:"]*:${apiId}/`, "g");
  return one.replace(own, "execute-api:/") === other.replace(own, "execute-api:/");
}
