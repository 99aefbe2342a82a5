import { VERDICTS } from "@/lib/contracts/health";
import type { TargetGroupView, TargetReason, TargetRow } from "@/lib/contracts/load-balancers";
import { VERDICT_WORDS } from "@/lib/words/health";
import type { Chip } from "../../ui/lists/filter-bar";
import { compareText, type Sort } from "../../ui/lists/sort";

/** A target with what is said once for its group. */
export interface Target extends Omit<TargetRow, "reason"> {
  key: string;
  group: string;
  groupArn: string;
  reason: TargetReason;
}

export const TARGET_COLUMNS = ["health", "target", "group", "why", "task"] as const;

/** The targets of all groups whose health is known. */
export const allTargets = (groups: readonly TargetGroupView[]): Target[] =>
  groups.flatMap(({ name, arn, targets, reasons }) =>
    (targets ?? []).flatMap((row) => {
      const reason = reasons[row.reason];
      return reason
        ? [{ ...row, key: `${arn} ${row.address} ${row.port ?? ""}`, group: name, groupArn: arn, reason }]
        : [];
    }),
  );

export interface TargetFilter {
  text: string;
  state: string;
  group: string;
}

export function arrangeTargets(targets: readonly Target[], { text, state, group }: TargetFilter, sort: Sort): Target[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = targets.filter(
    (each) =>
      (state === "" || each.reason.state === state) &&
      (group === "" || each.group === group) &&
      words.every(isIn(each)),
  );
  const compare = ORDERS[sort.by] ?? byHealth;
  return shown.sort((a, b) => (sort.down ? -1 : 1) * compare(a, b) || byAddress(a, b));
}

/** How many targets are in each of AWS's states, worst first. */
export function countStates(groups: readonly TargetGroupView[]): Chip<string>[] {
  const chips = new Map<string, Chip<string> & { rank: number }>();
  for (const { state, verdict, count } of groups.flatMap(({ reasons }) => reasons)) {
    const rank = VERDICTS.indexOf(verdict);
    const chip = chips.get(state) ?? { value: state, word: state, tone: VERDICT_WORDS[verdict].tone, count: 0, rank };
    chips.set(state, { ...chip, count: chip.count + count });
  }
  return [...chips.values()].sort((a, b) => a.rank - b.rank);
}

type Compare = (a: Target, b: Target) => number;

const byHealth: Compare = (a, b) => VERDICTS.indexOf(a.reason.verdict) - VERDICTS.indexOf(b.reason.verdict);
const byAddress: Compare = (a, b) => compareText(a.address, b.address) || (a.port ?? 0) - (b.port ?? 0);

const ORDERS: Record<string, Compare> = {
  health: byHealth,
  target: byAddress,
  group: (a, b) => compareText(a.group, b.group),
  why: (a, b) => compareText(a.reason.code ?? "", b.reason.code ?? ""),
  task: (a, b) => compareText(serviceOf(a), serviceOf(b)),
};

const serviceOf = ({ task }: Target): string => task?.serviceName ?? "";

const isIn =
  ({ address, port, zone = "", group, reason, task }: Target) =>
  (word: string): boolean =>
    [
      `${address}:${port ?? ""}`,
      zone,
      group,
      reason.state,
      reason.code ?? "",
      task?.arn ?? "",
      task?.serviceName ?? "",
    ].some((text) => text.toLowerCase().includes(word));
