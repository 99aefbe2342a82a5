import Link from "next/link";
import type { ServiceDetail } from "@/lib/contracts/services";
import { HEALTH_WORDS } from "@/lib/words/health";
import { TONE_PANEL } from "../../ui/status/tone-classes";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CommandBlock } from "../../ui/text/command-block";

/** What is the case and what puts it right; nothing when all is well. */
export function Trouble({ detail: { service, remedy } }: { detail: ServiceDetail }) {
  if (!service.reason) return null;
  const { tone, word } = HEALTH_WORDS[service.health];
  return (
    <section aria-label="Cause" className={`rounded-lg border px-4 py-3 text-sm ${TONE_PANEL[tone]}`}>
      <p className="flex gap-2 font-medium">
        <span className="mt-0.5">
          <ToneIcon tone={tone} size={16} label={word} />
        </span>
        <span className="min-w-0 break-words">{service.reason}</span>
      </p>
      {remedy && (
        <div className="mt-1 space-y-2 pl-6">
          <p className="break-words">{remedy.text}</p>
          {remedy.href && (
            <Link href={remedy.href} className="block w-fit font-medium text-accent underline underline-offset-2">
              Go there
            </Link>
          )}
          {remedy.cli && <CommandBlock text={remedy.cli} />}
          {remedy.look && <CommandBlock label="To look closer" name="Command to look closer" text={remedy.look} />}
        </div>
      )}
    </section>
  );
}
