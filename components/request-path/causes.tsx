import dynamic from "next/dynamic";
import type { Cause } from "@/lib/contracts/request-path";

/** Only where there is trouble; drawn by the server all the same. */
const CauseItem = dynamic(() => import("./cause-item").then((module) => module.CauseItem));

/** What is wrong, worst first, and what puts it right. What an operation is making is no trouble; the path shows it. */
export function Causes({ causes: all }: { causes: Cause[] }) {
  const causes = all.filter(({ underWay }) => !underWay);
  if (causes.length === 0) return null;
  return (
    <section aria-label="Causes">
      <ol className="space-y-2">
        {causes.map((cause, at) => (
          <CauseItem key={`${cause.code} ${cause.message}`} cause={cause} position={at + 1} />
        ))}
      </ol>
    </section>
  );
}
