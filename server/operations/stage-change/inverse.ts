import type { StageChangeRequest, StageInfo } from "@/server/aws/write/api-gateway";
import type { Before, Change } from "./target";

/** Only what the operation itself has changed, and what of it is not back yet: AWS refuses to remove what is not there. */
export function inverse(
  { deploymentId, variables }: NonNullable<Before["previous"]>,
  change: Change,
  found: StageInfo,
): StageChangeRequest {
  const set = [...change.remove, ...Object.keys(change.set)].flatMap((name) => {
    const value = variables[name];
    const isOurs = found.variables[name] === change.set[name];
    return value === undefined || value === change.set[name] || !isOurs ? [] : [[name, value] as const];
  });
  const remove = Object.entries(change.set)
    .filter(([name, value]) => variables[name] === undefined && found.variables[name] === value)
    .map(([name]) => name);
  return {
    ...(found.deploymentId === deploymentId ? {} : { deploymentId }),
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  };
}
