"use client";

import { useQuery } from "@tanstack/react-query";
import type { Sighting, TargetState } from "@/lib/contracts/history";
import { isGapless } from "@/lib/domain/history/gaps";
import { partsOfTarget } from "@/lib/domain/history/target-subject";
import { errorOf } from "@/lib/queries/failure";
import { targetHistoryQuery } from "@/lib/queries/history";
import { durationWords, exactWords } from "@/lib/words/time";
import { WHEN_IT_LOOKS } from "@/lib/words/watching";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Drawer } from "../../ui/layout/drawer";

/** How one target was, newest first, as far as Stageway has watched it. */
export function TargetHistory({ subject, onClose }: { subject: string; onClose: () => void }) {
  const { groupArn, label } = partsOfTarget(subject);
  const { data, error } = useQuery(targetHistoryQuery(groupArn, label));
  return (
    <Drawer
      open
      onClose={onClose}
      title={`History of ${label}`}
      description={`In target group ${groupArn.split("/").at(-2) ?? groupArn}. Stageway keeps what it sees; it looks ${WHEN_IT_LOOKS}. AWS keeps nothing.`}
    >
      {error && <ErrorPanel error={errorOf(error)} />}
      {!data && !error && <Skeleton className="h-40 w-full" />}
      {data?.sightings.length === 0 && <p className="text-sm text-muted">It has not been watched yet.</p>}
      {data && data.sightings.length > 0 && (
        <ol aria-label="Health over time" className="divide-y rounded-lg border bg-surface">
          {data.sightings.map((sighting, at) => (
            <Stretch
              key={sighting.from}
              sighting={sighting}
              before={data.sightings[at + 1]}
              goesOn={at === 0 && isGapless(sighting, { from: data.fetchedAt, until: data.fetchedAt })}
            />
          ))}
        </ol>
      )}
    </Drawer>
  );
}

function Stretch(props: {
  sighting: Sighting<TargetState>;
  before: Sighting<TargetState> | undefined;
  goesOn: boolean;
}) {
  const { sighting, before, goesOn } = props;
  const { state, reasonCode, description } = sighting.state;
  const gap = before && !isGapless(before, sighting);
  return (
    <li className="px-4 py-2.5 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={state === "healthy" ? "" : "font-medium"}>{state}</span>
        {reasonCode && <code className="font-mono text-xs">{reasonCode}</code>}
      </p>
      <p className="text-xs text-muted">
        {sighting.exact ? "From" : "At least from"} {exactWords(sighting.from)}
        {goesOn ? ", and still so" : `, last seen so ${exactWords(sighting.until)}`}
      </p>
      {description && <p className="text-xs break-words text-muted">AWS says: {description}</p>}
      {gap && (
        <p className="mt-1 text-xs text-muted">
          Nobody was looking for {durationWords(Date.parse(sighting.from) - Date.parse(before.until))} before.
        </p>
      )}
    </li>
  );
}
