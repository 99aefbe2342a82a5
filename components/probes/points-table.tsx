import type { ProbePoint } from "@/lib/contracts/probes";
import { availabilityWords } from "@/lib/words/probe";
import { durationWords, exactWords } from "@/lib/words/time";

const CELL = "px-2 py-1 text-left align-top";
const VALUE = `${CELL} whitespace-nowrap`;

/** What the chart shows, newest first; a stretch without probes is a row that says so. */
export const PointsTable = ({ points }: { points: readonly ProbePoint[] }) => (
  <section
    aria-label="Values of the chart"
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    tabIndex={0}
    className="max-h-64 overflow-auto rounded-md border"
  >
    <table className="w-full text-xs text-ink">
      <thead className="sticky top-0 bg-surface">
        <tr>
          {["From", "Probes", "Available", "p50", "p95"].map((name) => (
            <th key={name} scope="col" className={CELL}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {[...points].reverse().map((point) => (
          <Row key={point.t} point={point} />
        ))}
      </tbody>
    </table>
  </section>
);

function Row({ point: { t, total, failed, p50, p95 } }: { point: ProbePoint }) {
  const [date, ...rest] = exactWords(new Date(t).toISOString()).split(" ");
  return (
    <tr>
      <th scope="row" className={`${CELL} font-normal whitespace-nowrap`}>
        <span className="max-sm:sr-only">{date}</span> {rest.join(" ")}
      </th>
      {total === 0 ? (
        <td colSpan={4} className={`${CELL} text-muted`}>
          not probed
        </td>
      ) : (
        <>
          <td className={VALUE}>{total}</td>
          <td className={`${VALUE} ${failed > 0 ? "font-medium text-bad" : ""}`}>{availabilityWords(total, failed)}</td>
          <td className={VALUE}>{p50 === null ? "no answer" : durationWords(p50)}</td>
          <td className={VALUE}>{p95 === null ? "no answer" : durationWords(p95)}</td>
        </>
      )}
    </tr>
  );
}
