"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { ColumnHead } from "./column-head";
import type { Sort } from "./sort";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Width and the like, for head and cells. */
  className?: string;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  sort: Sort;
  onSort: (by: string) => void;
  /** A row's usual height in pixels; the true one is measured. */
  rowHeight: number;
}

/** A drawn page of this height comes from the server. */
const FIRST = { width: 1_200, height: 640 };

/** A table that scrolls in itself and draws only the rows in sight, so that thousands cost no more than thirty. */
export function VirtualTable<Row>({ label, rows, columns, rowKey, sort, onSort, rowHeight }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rowKey(rows[at] as Row),
    initialRect: FIRST,
    overscan: 8,
    useFlushSync: false,
  });
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <section
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[min(75vh,48rem)] overflow-auto rounded-xl border bg-surface [overflow-anchor:none]"
    >
      <table aria-rowcount={rows.length + 1} className="w-full text-sm max-md:block md:table-fixed">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[0_1px_0_var(--color-line)] max-md:hidden">
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <ColumnHead key={column.key} name={column.key} {...headOf(column)} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          <Gap height={above} columns={columns.length} />
          {drawn.map(({ index, key }) => (
            <tr
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              data-item
              aria-rowindex={index + 2}
              className="border-b last:border-b-0 hover:bg-raised/60 max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2.5"
            >
              {columns.map(({ key: column, cell, className = "" }) => (
                <td key={column} className={`min-w-0 align-top md:px-4 md:py-2.5 ${className}`}>
                  {cell(rows[index] as Row)}
                </td>
              ))}
            </tr>
          ))}
          <Gap height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

const headOf = <Row,>({ head, className }: Column<Row>) => ({ head, ...(className && { className }) });

/** In place of the rows that are not drawn. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden className="max-md:block" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
