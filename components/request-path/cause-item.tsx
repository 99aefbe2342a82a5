import Link from "next/link";
import type { Cause } from "@/lib/contracts/request-path";
import { HOP_WORDS } from "@/lib/words/hop";
import { shorten } from "@/lib/words/shorten";
import { KeptDisclosure } from "../ui/layout/kept-disclosure";
import { TONE_PANEL, TONE_TEXT } from "../ui/status/tone-classes";
import { ToneIcon } from "../ui/status/tone-icon";
import { RelativeTime } from "../ui/time/relative-time";
import { EvidenceList } from "./evidence-list";
import { statusOf } from "./hop-item";
import { RemedyLines } from "./remedy-lines";

/** One cause: at which hop, since when, and what puts it right. `position`: among the causes, from 1. */
export function CauseItem({ cause, position }: { cause: Cause; position: number }) {
  const { hop, code, message, remedy, task, evidence = [], affects, since } = cause;
  const { tone, word } = statusOf(cause);
  return (
    <li
      id={`cause-${position}`}
      data-hop={hop}
      data-code={code}
      className={`scroll-mt-28 rounded-lg border px-4 py-3 text-sm ${TONE_PANEL[tone]}`}
    >
      <p className="flex gap-2 font-medium">
        <span className="mt-0.5">
          <ToneIcon tone={tone} size={16} label={word} />
        </span>
        <span className="min-w-0 break-words">
          <span className={TONE_TEXT[tone]}>{HOP_WORDS[hop]}: </span>
          {message}
        </span>
      </p>
      <div className="mt-1 space-y-2 pl-6">
        {remedy && <RemedyLines remedy={remedy} command={`Command for cause ${position}`} />}
        {task && (
          <Link
            href={task.href}
            prefetch={false}
            className="block w-fit font-medium text-accent underline underline-offset-2"
          >
            Show task {shorten(task.id, 12)}
          </Link>
        )}
        {evidence.length > 0 && (
          <KeptDisclosure keep={code} label="Evidence" about={`${HOP_WORDS[hop].toLowerCase()}, cause ${position}`}>
            <EvidenceList evidence={evidence} />
          </KeptDisclosure>
        )}
        <p className="text-xs text-muted">
          <code className="font-mono">{code}</code>
          {since && (
            <>
              {" · since "}
              <RelativeTime at={since} />
            </>
          )}
          {affects.length > 0 && ` · affects ${affects.slice(0, 4).join(", ")}`}
          {affects.length > 4 && ` and ${affects.length - 4} more`}
        </p>
      </div>
    </li>
  );
}
