import type { Hop } from "@/lib/contracts/request-path";
import { VERDICT_WORDS } from "@/lib/words/health";
import { HOP_WORDS } from "@/lib/words/hop";
import type { Tone } from "@/lib/words/tone";
import { Disclosure } from "../ui/layout/disclosure";
import { ToneIcon } from "../ui/status/tone-icon";
import { CopyableId } from "../ui/text/copyable-id";
import { EvidenceList } from "./evidence-list";

const GROUND: Record<Tone, string> = {
  ok: "border-line bg-surface",
  idle: "border-dashed border-line bg-canvas",
  busy: "border-busy-line bg-busy-soft",
  unknown: "border-dashed border-line-strong bg-raised",
  warn: "border-warn-line bg-warn-soft",
  bad: "border-bad-line bg-bad-soft",
};

/** One hop: what it is, whether it is well, in plain words; what that rests on, on demand. */
export function HopItem({ hop }: { hop: Hop }) {
  const { kind, verdict, label, id, words, evidence } = hop;
  const { tone, word } = VERDICT_WORDS[verdict];
  return (
    <li data-hop={kind} data-verdict={verdict} className="group/hop relative flex min-w-0">
      <span
        aria-hidden
        className="absolute bg-line-strong/60 group-last/hop:hidden max-lg:-bottom-4 max-lg:left-5 max-lg:h-4 max-lg:w-px lg:top-4 lg:-right-5 lg:h-px lg:w-5 lg:max-2xl:group-nth-[4n]/hop:hidden"
      />
      <div className={`min-w-0 flex-1 rounded-lg border px-3 py-2 ${GROUND[tone]}`}>
        <p className="flex items-center gap-1.5 text-2xs font-medium text-muted">
          <ToneIcon tone={tone} size={14} label={word} />
          {HOP_WORDS[kind]}
        </p>
        <p className="font-mono text-xs font-medium break-words">
          {id ? <CopyableId id={id} shown={label} name={HOP_WORDS[kind].toLowerCase()} max={48} /> : label}
        </p>
        <p className="mt-0.5 text-xs break-words text-muted">{words}</p>
        {evidence.length > 0 && (
          <div className="mt-1">
            <Disclosure label="Evidence" about={HOP_WORDS[kind].toLowerCase()}>
              <EvidenceList evidence={evidence} />
            </Disclosure>
          </div>
        )}
      </div>
    </li>
  );
}
