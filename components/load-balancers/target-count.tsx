import type { TargetCount } from "@/lib/contracts/environments";
import { Changing } from "../ui/status/changing";

/** `2/2 targets`; what is not known says so. */
export function Targets({ count }: { count: TargetCount | null }) {
  if (!count) return <span className="text-muted">Targets not known</span>;
  const words = `${count.healthy}/${count.total}`;
  const short = count.healthy < count.total || count.total === 0;
  return (
    <Changing value={words}>
      <span className={`whitespace-nowrap ${short ? "font-medium" : "text-muted"}`}>
        <span className="text-ink">{words}</span> {count.total === 1 ? "target" : "targets"}
      </span>
    </Changing>
  );
}
