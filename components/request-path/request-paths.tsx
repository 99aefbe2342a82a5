import type { Hop, RequestPath } from "@/lib/contracts/request-path";
import { VERDICT_WORDS } from "@/lib/words/health";
import { Card } from "../ui/layout/card";
import { ToneIcon } from "../ui/status/tone-icon";
import { collapse, type PathGroup } from "./collapse";
import { HopItem } from "./hop-item";
import { Targets } from "./targets";

/** How a request travels, hop by hop, from the stage to the task; one picture for methods that go the same way. */
export function RequestPaths({ paths }: { paths: RequestPath[] }) {
  const groups = collapse(paths);
  return (
    <Card title="Request path" aside={`${paths.length} ${paths.length === 1 ? "method" : "methods"}`}>
      {groups.length === 0 && (
        <p className="text-sm text-muted">This snapshot has no methods, or they could not be read.</p>
      )}
      <div className="space-y-5">
        {groups.map((group) => (
          <Way key={group.methods.join(" ")} group={group} />
        ))}
      </div>
    </Card>
  );
}

const NAMED = 6;

/** Side by side on a wide screen, one below the other on a phone. */
const CHAIN = "grid gap-y-4 lg:grid-cols-4 lg:gap-x-5 lg:gap-y-3 2xl:grid-cols-8";

function Way({ group: { path, methods } }: { group: PathGroup }) {
  const { tone, word } = VERDICT_WORDS[path.verdict];
  const { targets } = path;
  const split = path.hops.findIndex((hop) => hop.kind === "targetGroup") + 1;
  const way = targets.length > 0 && split > 0 ? path.hops.slice(0, split) : path.hops;
  const behind = path.hops.slice(way.length);
  return (
    <section aria-label={`Way of ${methods.slice(0, NAMED).join(", ")}`}>
      <h3 className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 font-mono text-xs font-medium">
        <ToneIcon tone={tone} label={word} />
        {methods.slice(0, NAMED).map((method) => (
          <span key={method} className="break-all">
            {method}
          </span>
        ))}
        {methods.length > NAMED && <span className="text-muted">and {methods.length - NAMED} more</span>}
      </h3>
      <ol aria-label="Hops" className={CHAIN}>
        {way.map((hop) => (
          <HopItem key={`${hop.kind} ${hop.label}`} hop={named(hop, methods)} />
        ))}
      </ol>
      {targets.length > 0 && <Targets targets={targets} />}
      {behind.length > 0 && (
        <ol aria-label="Behind the targets" className={`mt-2 ${CHAIN}`}>
          {behind.map((hop) => (
            <HopItem key={`${hop.kind} ${hop.label}`} hop={hop} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The method's hop stands for all methods that go this way. */
const named = (hop: Hop, methods: string[]): Hop =>
  hop.kind === "method" && methods.length > 1 ? { ...hop, label: `${methods.length} methods` } : hop;
