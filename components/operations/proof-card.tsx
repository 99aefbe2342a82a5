import type { TeardownProof } from "@/lib/contracts/teardown";
import { resources } from "@/lib/words/teardown";
import { Card } from "../ui/layout/card";
import { ToneIcon } from "../ui/status/tone-icon";
import { RelativeTime } from "../ui/time/relative-time";

/** What a removal found when it read everything anew: nothing, or what is left. */
export function ProofCard({ proof: { at, looked, removed, left, kept } }: { proof: TeardownProof }) {
  const all = looked.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title="Proof" aside={<RelativeTime at={at} />}>
      <p className="flex items-start gap-2 text-sm font-medium">
        <span className="mt-0.5">
          <ToneIcon tone={left.length === 0 ? "ok" : "bad"} size={17} />
        </span>
        {left.length === 0
          ? `Nothing is left of the ${resources(removed)} that were to go.`
          : `${resources(left.length)} are still there.`}
      </p>
      {left.length > 0 && <Names label="Still there" things={left} />}
      {kept.length > 0 && (
        <>
          <p className="mt-3 text-sm text-muted">Made by Stageway and kept, because others use it or by choice:</p>
          <Names label="Kept" things={kept} />
        </>
      )}
      <p className="mt-3 text-xs text-muted">
        Read anew from AWS afterwards: {resources(all)} (
        {looked
          .filter(({ count }) => count > 0)
          .map(({ type, count }) => `${type} ${count}`)
          .join(", ") || "the account has none"}
        ).
      </p>
    </Card>
  );
}

const Names = ({ label, things }: { label: string; things: TeardownProof["left"] }) => (
  <ul aria-label={label} className="mt-1 space-y-0.5 text-sm">
    {things.map(({ key, type, name }) => (
      <li key={key} className="break-words">
        <span className="text-muted">{type}</span> {name}
      </li>
    ))}
  </ul>
);

/** The proof in an operation's result, if it has one. */
export const proofOf = (result: Record<string, unknown> | undefined): TeardownProof | undefined =>
  result?.proof as TeardownProof | undefined;
