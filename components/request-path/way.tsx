"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { useAddress } from "../ui/lists/use-address";
import { Status } from "../ui/status/status";
import type { PathGroup } from "./collapse";
import { HopItem, statusOf } from "./hop-item";
import { Targets } from "./targets";

const NAMED = 6;

/** One way of one or more methods. What is well can be folded away, so that trouble is not among it. */
export function Way({ group, folded }: { group: PathGroup; folded: boolean }) {
  const { path, methods, name } = group;
  const isNamed = useIsNamed(name);
  const label = `Way of ${methods.slice(0, NAMED).join(", ")}`;
  return (
    <section aria-label={label}>
      <details open={!folded || isNamed} className="group/way">
        <summary className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 rounded text-xs hover:text-ink">
          <ChevronRight size={13} className="text-muted transition-transform group-open/way:rotate-90" aria-hidden />
          <Status {...statusOf({ verdict: path.verdict, underWay: onlyUnderWay(path.hops) })} />
          {methods.slice(0, NAMED).map((method) => (
            <span key={method} className="font-mono font-medium break-all">
              {method}
            </span>
          ))}
          {methods.length > NAMED && <span className="text-muted">and {methods.length - NAMED} more</span>}
        </summary>
        <ol aria-label="Hops" className="grid gap-y-2 lg:grid-cols-20 lg:gap-x-4">
          {path.hops.map((hop, at) => (
            <HopItem
              key={`${hop.kind} ${hop.label}`}
              hop={named(hop, methods)}
              way={name}
              {...placeOf(path.hops, at)}
            />
          ))}
        </ol>
        {path.targets.length > 0 && <Targets targets={path.targets} way={name} />}
      </details>
    </section>
  );
}

/** Whether the address has opened something of this way; once it has, the way stays as it is when that is closed. */
function useIsNamed(way: string | undefined): boolean {
  const [{ open }] = useAddress(["open"]);
  const [wasNamed, setWasNamed] = useState(false);
  const isNamed = way !== undefined && open.split(",").some((kept) => kept.endsWith(` ${way}`));
  if (isNamed && !wasNamed) setWasNamed(true);
  return isNamed || wasNamed;
}

/** API Gateway's hops stand in the first row, five to it; what is behind the gateway in the second, four to it. */
const GATEWAY: readonly HopKind[] = ["stage", "deployment", "method", "integration", "variable"];

function placeOf(hops: readonly Hop[], at: number): { place: string; joined: boolean } {
  const inGateway = (hop: Hop | undefined) => hop !== undefined && GATEWAY.includes(hop.kind);
  const first = hops.findIndex((hop) => !inGateway(hop));
  if (inGateway(hops[at])) return { place: "lg:col-span-4", joined: at % 5 > 0 };
  return { place: `lg:col-span-5 ${at === first ? "lg:col-start-1" : ""}`, joined: (at - first) % 4 > 0 };
}

/** Nothing is wrong but what a running operation is making. */
const onlyUnderWay = (hops: readonly Hop[]): boolean =>
  hops.some(({ underWay }) => underWay) &&
  hops.every(({ verdict, underWay }) => underWay || verdict === "ok" || verdict === "unreached");

/** The method's hop stands for all methods that go this way. */
const named = (hop: Hop, methods: string[]): Hop =>
  hop.kind === "method" && methods.length > 1 ? { ...hop, label: `${methods.length} methods` } : hop;
