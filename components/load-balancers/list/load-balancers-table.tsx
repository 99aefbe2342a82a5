"use client";

import { useDeferredValue, useMemo } from "react";
import type { LoadBalancerList, LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { HEALTH_WORDS } from "@/lib/words/health";
import { Button } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { FilterBar } from "../../ui/lists/filter-bar";
import { ListTable } from "../../ui/lists/list-table";
import { pressed, readSort, writeSort } from "../../ui/lists/sort";
import { useAddress } from "../../ui/lists/use-address";
import { Choice } from "../choice";
import { arrange, BY_HEALTH, COLUMNS, countHealth } from "./arrange";
import { columns } from "./columns";

const NAMES = ["q", "health", "sort"] as const;

/** All load balancers, found and sorted by what stands in the address. */
export function LoadBalancersTable({ list }: { list: LoadBalancerList }) {
  const { loadBalancers, environmentsKnown } = list;
  const [{ q, health, sort }, change] = useAddress(NAMES);
  const text = useDeferredValue(q);
  const order = readSort(sort, COLUMNS, BY_HEALTH);
  const shown = useMemo(
    () => arrange(loadBalancers, { text, health }, { by: order.by, down: order.down }),
    [loadBalancers, text, health, order.by, order.down],
  );
  const drawn = useMemo(() => columns(environmentsKnown), [environmentsKnown]);
  return (
    <>
      <FilterBar
        of="load balancers"
        by="health"
        hint="Name, host, target group, stage"
        text={q}
        onText={(words) => change({ q: words })}
        chips={countHealth(loadBalancers).map(([value, count]) => ({ value, count, ...HEALTH_WORDS[value] }))}
        chosen={health || null}
        onChoose={(value) => change({ health: value ?? "" })}
      >
        <Choice
          label="Sort by"
          className="md:hidden"
          value={order.by}
          options={drawn.map(({ key, head }) => [key, `Sort by ${head.toLowerCase()}`])}
          onChange={(by) => change({ sort: by })}
        />
      </FilterBar>
      <p role="status" className="text-xs text-muted">
        {shown.length} of {loadBalancers.length} load balancers
      </p>
      {shown.length === 0 ? (
        <EmptyState
          title="No load balancer matches"
          actions={<Button onClick={() => change({ q: "", health: "" })}>Clear the filter</Button>}
        />
      ) : (
        <ListTable
          label="Load balancers"
          rows={shown}
          columns={drawn}
          rowKey={keyOf}
          sort={order}
          onSort={(by) => change({ sort: writeSort(pressed(order, by)) })}
          rowHeight={62}
        />
      )}
    </>
  );
}

const keyOf = ({ arn }: LoadBalancerSummary): string => arn;
