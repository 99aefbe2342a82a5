"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, Ref } from "react";
import { GapRow } from "./gap-row";

interface Props {
  /** What scrolls; null until it is drawn. */
  box: HTMLElement | null;
  count: number;
  columns: number;
  keyOf: (index: number) => string;
  draw: (index: number, measured: Ref<HTMLTableRowElement>) => ReactNode;
  rowHeight: number;
}

/** The rows of a table that are in sight of its box, and gaps in place of the others. */
export function VirtualRows({ box, count, columns, keyOf, draw, rowHeight }: Props) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    // It begins where the box has been scrolled to.
    initialOffset: box?.scrollTop ?? 0,
    initialRect: { width: box?.clientWidth ?? 0, height: box?.clientHeight ?? 0 },
    overscan: 8,
    useFlushSync: false,
  });
  const drawn = virtual.getVirtualItems();
  return (
    <>
      <GapRow height={drawn[0]?.start ?? 0} columns={columns} />
      {drawn.map(({ index }) => draw(index, virtual.measureElement))}
      <GapRow height={virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)} columns={columns} />
    </>
  );
}
