"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type Ref, Suspense, useState } from "react";
import { ColumnHead } from "./column-head";
import { GapRow } from "./gap-row";
import type { Sort } from "./sort";

/** Comes when a long list is scrolled for the first time. */
const VirtualRows = dynamic(() => import("./virtual-rows").then((module) => module.VirtualRows));

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

/** So many rows are drawn whole: a browser's own search finds them all. */
const WHOLE = 50;
/** Of more, those that fill the box until somebody scrolls. */
const FIRST = 25;

/** A table that scrolls in itself. Of a long list only the rows in sight are drawn, so that thousands cost no more than fifty. */
export function ListTable<Row>({ label, rows, columns, rowKey, sort, onSort, rowHeight }: Props<Row>) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const keyOf = (index: number) => rowKey(rows[index] as Row);
  const draw = (index: number, measured?: Ref<HTMLTableRowElement>) => (
    <tr
      key={keyOf(index)}
      ref={measured}
      data-index={index}
      data-item
      aria-rowindex={index + 2}
      className="border-b last:border-b-0 hover:bg-raised/60 max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2.5"
    >
      {columns.map(({ key, cell, className = "" }) => (
        <td key={key} className={`min-w-0 align-top md:px-4 md:py-2.5 ${className}`}>
          {cell(rows[index] as Row)}
        </td>
      ))}
    </tr>
  );
  const shown = rows.length <= WHOLE ? rows.length : FIRST;
  const first = (
    <>
      {rows.slice(0, shown).map((_, index) => draw(index))}
      <GapRow height={(rows.length - shown) * rowHeight} columns={columns.length} />
    </>
  );
  return (
    <section
      ref={setBox}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={() => setScrolled(true)}
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
          {scrolled && rows.length > WHOLE ? (
            <Suspense fallback={first}>
              <VirtualRows box={box} count={rows.length} columns={columns.length} {...{ keyOf, draw, rowHeight }} />
            </Suspense>
          ) : (
            first
          )}
        </tbody>
      </table>
    </section>
  );
}

const headOf = <Row,>({ head, className }: Column<Row>) => ({ head, ...(className && { className }) });
