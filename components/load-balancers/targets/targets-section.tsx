"use client";

import dynamic from "next/dynamic";
import { useDeferredValue, useMemo } from "react";
import type { TargetGroupView } from "@/lib/contracts/load-balancers";
import { Button } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { FilterBar } from "../../ui/lists/filter-bar";
import { ListTable } from "../../ui/lists/list-table";
import { pressed, readSort, writeSort } from "../../ui/lists/sort";
import { useAddress } from "../../ui/lists/use-address";
import { Choice } from "../choice";
import { allTargets, arrangeTargets, countStates, TARGET_COLUMNS, type Target } from "./arrange-targets";
import { TARGET_TABLE } from "./target-columns";

const TargetHistory = dynamic(() => import("./target-history").then((module) => module.TargetHistory));

const NAMES = ["q", "state", "group", "sort", "history"] as const;
const BY_HEALTH = { by: "health", down: false };

/** Every target of every group, found and sorted by what stands in the address. */
export function TargetsSection({ groups }: { groups: TargetGroupView[] }) {
  const [{ q, state, group, sort, history }, change] = useAddress(NAMES);
  const text = useDeferredValue(q);
  const order = readSort(sort, TARGET_COLUMNS, BY_HEALTH);
  const targets = useMemo(() => allTargets(groups), [groups]);
  const shown = useMemo(
    () => arrangeTargets(targets, { text, state, group }, { by: order.by, down: order.down }),
    [targets, text, state, group, order.by, order.down],
  );
  const unread = groups.filter((each) => each.targets === null);
  return (
    <div className="space-y-3">
      <h2 className="text-base font-semibold">Targets</h2>
      <FilterBar
        of="targets"
        by="health"
        hint="Address, zone, reason, task, service"
        text={q}
        onText={(words) => change({ q: words })}
        chips={countStates(groups)}
        chosen={state || null}
        onChoose={(value) => change({ state: value ?? "" })}
      >
        {(groups.length > 1 || group !== "") && (
          <Choice
            label="Target group"
            value={group}
            options={groupOptions(groups)}
            onChange={(value) => change({ group: value })}
          />
        )}
        <Choice
          label="Sort by"
          className="md:hidden"
          value={order.by}
          options={TARGET_TABLE.map(({ key, head }) => [key, `Sort by ${head.toLowerCase()}`])}
          onChange={(by) => change({ sort: by })}
        />
      </FilterBar>
      <p role="status" className="text-xs text-muted">
        {shown.length} of {targets.length} targets
        {unread.length > 0 && `; those of ${unread.map(({ name }) => name).join(", ")} are not known`}
      </p>
      {targets.length > 0 && shown.length === 0 && (
        <EmptyState
          title="No target matches"
          actions={<Button onClick={() => change({ q: "", state: "", group: "" })}>Clear the filter</Button>}
        />
      )}
      {shown.length > 0 && (
        <ListTable
          label="Targets"
          rows={shown}
          columns={TARGET_TABLE}
          rowKey={keyOf}
          sort={order}
          onSort={(by) => change({ sort: writeSort(pressed(order, by)) })}
          rowHeight={41}
        />
      )}
      {history && <TargetHistory subject={history} onClose={() => change({ history: "" })} />}
    </div>
  );
}

const keyOf = ({ key }: Target): string => key;

const groupOptions = (groups: TargetGroupView[]): [string, string][] => [
  ["", "All target groups"],
  ...groups.map(({ name }): [string, string] => [name, name]),
];
