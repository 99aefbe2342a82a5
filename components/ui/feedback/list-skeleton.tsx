import { Skeleton } from "./skeleton";

interface Props {
  label: string;
  rows: number;
  /** The list's height, and a row's, as classes. */
  height: string;
  row: string;
}

/** A list's size before its facts are there. */
export const ListSkeleton = ({ label, rows, height, row }: Props) => (
  <div role="status" aria-label={label} className={`space-y-4 rounded-xl border bg-surface p-4 ${height}`}>
    {Array.from({ length: rows }, (_, line) => `line ${line}`).map((line) => (
      <Skeleton key={line} className={`w-full ${row}`} />
    ))}
  </div>
);
