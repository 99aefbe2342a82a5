import type { Timeline } from "@/lib/contracts/history";
import { exactWords } from "@/lib/words/time";
import { WHEN_IT_LOOKS } from "@/lib/words/watching";
import { Disclosure } from "../ui/layout/disclosure";

/** Over which time Stageway was looking: of the rest it knows only what AWS tells. */
export function Watched({ times }: { times: Timeline["watched"] }) {
  const [last] = times;
  if (!last) {
    return (
      <p className="text-xs text-muted">Stageway has just begun to watch: health and targets are known from now on.</p>
    );
  }
  const gaps = times.length - 1;
  return (
    <div className="text-xs text-muted">
      <p>
        Health, targets and stopped tasks are known of the times when Stageway was looking. It looks {WHEN_IT_LOOKS}. It
        has been looking since {exactWords(last.from)}
        {gaps > 0 && `, and did so ${gaps} ${gaps === 1 ? "time" : "times"} before`}.
      </p>
      {gaps > 0 && (
        <Disclosure label="When it was looking">
          <ul className="space-y-0.5">
            {times.map(({ from, until }) => (
              <li key={from}>
                {exactWords(from)} to {exactWords(until)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
