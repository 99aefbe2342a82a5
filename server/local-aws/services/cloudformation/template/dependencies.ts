/** Which resources have to be there before which: DependsOn, and what Ref, GetAtt and Sub say. */
import type { Template } from "./model";
import { referencesOf } from "./references";

/** By logical id: those it depends on. */
export function dependenciesOf({ Resources }: Template): Map<string, string[]> {
  return new Map(
    Object.entries(Resources).map(([logicalId, resource]) => {
      const named = [...resource.DependsOn, ...referencesOf(resource.Properties).refs];
      return [logicalId, [...new Set(named)].filter((name) => Object.hasOwn(Resources, name))];
    }),
  );
}
