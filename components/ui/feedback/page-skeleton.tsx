import type { ReactNode } from "react";
import { Skeleton } from "./skeleton";

interface Props {
  label: string;
  /** The page's heading for those who hear it: what it will be is not known yet. */
  title: string;
  /** Classes of the heading's line and of the one below it. */
  heading: [string, string];
  /** The heading's height, as a class. */
  height?: string;
  children: ReactNode;
}

/** A page's size before its facts are there: its heading, and what the page adds. */
export const PageSkeleton = ({ label, title, heading: [first, second], height = "h-14", children }: Props) => (
  <div role="status" aria-label={label} className="space-y-5">
    <h1 className="sr-only">{title}</h1>
    <div className={`space-y-2 ${height}`}>
      <Skeleton className={`h-6 ${first}`} />
      <Skeleton className={`h-4 ${second}`} />
    </div>
    {children}
  </div>
);
