import type { Evidence } from "@/lib/contracts/request-path";
import { RelativeTime } from "../ui/time/relative-time";

/** The field values that a verdict rests on, with their age. */
export const EvidenceList = ({ evidence }: { evidence: Evidence[] }) => (
  <dl className="space-y-1 text-xs">
    {evidence.map(({ label, value, at }) => (
      <div key={`${label} ${value}`}>
        <dt className="text-muted">
          {label}
          {at && (
            <>
              {" · read "}
              <RelativeTime at={at} />
            </>
          )}
        </dt>
        <dd className="font-mono break-all">{value}</dd>
      </div>
    ))}
  </dl>
);
