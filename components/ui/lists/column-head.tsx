import { ArrowDown, ArrowUp } from "lucide-react";
import type { Sort } from "./sort";

/** A column's name; a press sorts by it. */
export function ColumnHead(props: {
  /** As the sort calls it. */
  name: string;
  head: string;
  className?: string;
  sort: Sort;
  onSort: (by: string) => void;
}) {
  const { head, className = "", sort, onSort, name } = props;
  const sorted = sort.by === name;
  const Icon = sort.down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sort.down ? "descending" : "ascending") : undefined}
      className={`px-4 py-2 text-left ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(name)}
        className="inline-flex items-center gap-1 rounded-xs text-xs font-medium text-muted hover:text-ink"
      >
        {head}
        {sorted && <Icon size={12} aria-hidden />}
      </button>
    </th>
  );
}
