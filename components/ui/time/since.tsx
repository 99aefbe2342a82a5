import type { Since as Known } from "@/lib/contracts/history";
import { RelativeTime } from "./relative-time";

/** `since 12 min ago`; `at least since` where it was so already when Stageway first looked. */
export const Since = ({ since: { from, exact }, still = false }: { since: Known; still?: boolean }) => (
  <span>
    {exact ? "since" : "at least since"} <RelativeTime at={from} still={still} />
  </span>
);
