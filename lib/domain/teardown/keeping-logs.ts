import type { OrphanGroup, StayingThing } from "@/lib/contracts/teardown";

/** What is left of an environment, as it goes where the log groups are to stay. Nothing else is held by one. */
export function keepingLogs({ goes, stays, ...group }: OrphanGroup): OrphanGroup {
  const logs = goes.filter(isLog);
  const kept = logs.map((each): StayingThing => ({ ...each, why: "choice", by: [], pickable: false }));
  return { ...group, goes: goes.filter((each) => !isLog(each)), stays: [...stays, ...kept] };
}

export const hasLogs = ({ goes }: OrphanGroup): boolean => goes.some(isLog);

const isLog = ({ type }: OrphanGroup["goes"][number]): boolean => type === "log group";
