import Link from "next/link";
import type { Hop } from "@/lib/contracts/request-path";
import { loadBalancerHref } from "@/lib/domain/load-balancers/address";
import { serviceHrefOf } from "@/lib/domain/services/address";
import { VERDICT_WORDS } from "@/lib/words/health";
import { HOP_WORDS } from "@/lib/words/hop";
import { type StatusWords, type Tone, UNDER_WAY } from "@/lib/words/tone";
import { TONE_TEXT } from "../ui/status/tone-classes";
import { ToneIcon } from "../ui/status/tone-icon";
import { CopyableId } from "../ui/text/copyable-id";
import { RelativeTime } from "../ui/time/relative-time";
import { HopEvidence } from "./hop-evidence";

const GROUND: Record<Tone, string> = {
  ok: "border-line bg-surface",
  idle: "border-dashed border-line bg-canvas",
  busy: "border-busy-line bg-busy-soft",
  unknown: "border-dashed border-line-strong bg-raised",
  warn: "border-warn-line bg-warn-soft",
  bad: "border-bad-line bg-bad-soft",
};

export const statusOf = ({ verdict, underWay }: Pick<Hop, "verdict" | "underWay">): StatusWords =>
  underWay ? UNDER_WAY : VERDICT_WORDS[verdict];

/** The page where a hop is shown whole. An external host has none: only what AWS knows by an ARN. */
function placeOf({ kind, id, label }: Hop): { href: string; words: string } | null {
  if (kind === "loadBalancer" && id?.startsWith("arn:")) {
    return { href: loadBalancerHref(label), words: "Listeners, rules, targets" };
  }
  const service = kind === "service" && id ? serviceHrefOf(id) : null;
  return service === null ? null : { href: service, words: "Tasks, events, logs" };
}

interface Props {
  hop: Hop;
  /** The way it is on, where there are several. */
  way: string | undefined;
  place: string;
  joined: boolean;
}

/** One hop: is it well, what is it, where does it lead; then the sentence, and what that rests on, on demand. */
export function HopItem({ hop, way, place, joined }: Props) {
  const { kind, verdict, label, id, words, leadsTo, since, consequenceOf } = hop;
  const { tone, word } = statusOf(hop);
  const name = HOP_WORDS[kind].toLowerCase();
  const more = placeOf(hop);
  return (
    <li data-item data-hop={kind} data-verdict={verdict} className={`group/hop relative flex min-w-0 ${place}`}>
      <span
        aria-hidden
        className={`absolute bg-line-strong/60 group-first/hop:hidden max-lg:-top-2 max-lg:left-5 max-lg:h-2 max-lg:w-px lg:top-4 lg:-left-4 lg:h-px lg:w-4 ${joined ? "" : "lg:hidden"}`}
      />
      <div className={`min-w-0 flex-1 rounded-lg border px-3 py-2 ${GROUND[tone]}`}>
        <div className="flex flex-wrap items-center gap-x-1.5">
          <ToneIcon tone={tone} size={14} />
          <span className={`text-2xs font-semibold ${TONE_TEXT[tone]}`}>{word}</span>
          <span className="text-2xs text-muted">{HOP_WORDS[kind]}</span>
          <span className="min-w-0 font-mono text-xs font-medium break-words max-lg:ml-1 lg:mt-0.5 lg:w-full">
            {id && id !== leadsTo ? <CopyableId id={id} shown={label} name={name} max={44} /> : label}
          </span>
        </div>
        {leadsTo && (
          <p className="text-xs">
            <CopyableId id={leadsTo} name={`address of the ${name}`} max={32} keep="start" quiet />
          </p>
        )}
        <p className="mt-0.5 text-xs break-words text-muted">
          {words}
          {consequenceOf && ` Follows from the ${HOP_WORDS[consequenceOf].toLowerCase()}.`}
          {since && (
            <>
              {" Since "}
              <RelativeTime at={since} />.
            </>
          )}
        </p>
        {more && (
          <Link
            href={more.href}
            prefetch={false}
            className="rounded-xs text-xs font-medium text-accent underline underline-offset-2"
          >
            {more.words}
          </Link>
        )}
        <div className="mt-0.5 empty:hidden">
          <HopEvidence hop={hop} keep={kind} about={`${name} ${hop.label}`} way={way} />
        </div>
      </div>
    </li>
  );
}
