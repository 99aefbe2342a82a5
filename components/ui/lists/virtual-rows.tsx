"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, Ref } from "react";

/** A drawn page of this height comes from the server. */
const FIRST = { width: 1_200, height: 640 };

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
    initialRect: FIRST,
    overscan: 8,
    useFlushSync: false,
  });
  const drawn = virtual.getVirtualItems();
  return (
    <>
      <Gap height={drawn[0]?.start ?? 0} columns={columns} />
      {drawn.map(({ index }) => draw(index, virtual.measureElement))}
      <Gap height={virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)} columns={columns} />
    </>
  );
}

/** In place of the rows that are not drawn. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden className="max-md:block" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
