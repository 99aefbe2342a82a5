import type { Comparison } from "@/lib/contracts/invoke";
import { durationWords } from "@/lib/words/time";

/** What the load balancer answered to the same request, past the gateway, and what follows from it. */
export function Beside({ comparison: { direct, words } }: { comparison: Comparison }) {
  return (
    <div className="text-sm">
      {direct && (
        <p>
          <span className="text-muted">Straight at the load balancer {direct.loadBalancer}:</span>{" "}
          <span className="font-medium">{direct.status ?? direct.problem ?? "no answer"}</span>{" "}
          <span className="text-muted">in {durationWords(direct.latencyMs)}</span>
        </p>
      )}
      <p className={direct ? "mt-0.5" : "text-muted"}>{words}</p>
    </div>
  );
}
