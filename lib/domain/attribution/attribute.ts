import type { HopKind } from "@/lib/contracts/request-path";
import type { InvokeAnswer } from "../invoke-meaning";
import { type DirectAnswer, directKind, gatewayKind } from "./kinds";
import { type Entry, nothing, otherStatus, TABLE } from "./table";

export interface Attribution {
  words: string;
  /** The hop at fault; absent: nothing can be concluded. */
  hop?: HopKind;
}

/**
 * Which hop explains both what a stage answered and what its load balancer answers itself.
 * @param known the hop that the facts or the stage's answer alone point at; it stays where it explains both.
 */
export function attribute(
  gateway: Pick<InvokeAnswer, "status" | "body">,
  direct: DirectAnswer,
  known?: HopKind,
): Attribution {
  const entry = entryOf(gateway, direct);
  const words = entry.words
    .replaceAll("{gateway}", String(gateway.status))
    .replaceAll("{direct}", String(direct.status));
  const hop = known && entry.hops.includes(known) ? known : likeliest(entry, direct);
  return { words, ...(hop === undefined ? {} : { hop }) };
}

function entryOf(gateway: Pick<InvokeAnswer, "status" | "body">, direct: DirectAnswer): Entry {
  const kinds = [gatewayKind(gateway), directKind(direct)] as const;
  if (kinds.every((kind) => kind === "service") && gateway.status !== direct.status) return otherStatus;
  return TABLE[kinds[0]][kinds[1]] ?? nothing;
}

/** Without a target a load balancer answers 503; 502 and 504 are about a target that it has. */
function likeliest({ hops }: Entry, direct: DirectAnswer): HopKind | undefined {
  if (directKind(direct) !== "balancer" || hops[0] !== "targetGroup") return hops[0];
  return direct.status === 503 ? "targetGroup" : "target";
}
