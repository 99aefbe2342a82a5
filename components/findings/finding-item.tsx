import Link from "next/link";
import type { LintFinding } from "@/lib/contracts/findings";
import { SEVERITY_WORDS } from "@/lib/words/severity";
import { Disclosure } from "../ui/layout/disclosure";
import { ToneIcon } from "../ui/status/tone-icon";
import { CommandBlock } from "../ui/text/command-block";
import { CopyableId } from "../ui/text/copyable-id";
import { KeyValues } from "../ui/text/key-values";

/** One finding: where, what is the case, and what puts it right; what it rests on is there on demand. */
export function FindingItem({ finding }: { finding: LintFinding }) {
  const { severity, subject, href, message, code, evidence, remedy } = finding;
  const { tone, word } = SEVERITY_WORDS[severity];
  return (
    <li data-item className="flex gap-3 px-4 py-3 text-sm">
      <span className="mt-0.5">
        <ToneIcon tone={tone} label={word} />
      </span>
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          {href ? (
            <Link href={href} prefetch={false} className="rounded-xs font-medium break-words hover:underline">
              {subject}
            </Link>
          ) : (
            <span className="font-medium break-words">{subject}</span>
          )}
          <code className="font-mono text-2xs text-muted">{code}</code>
        </p>
        <p className="break-words">{message}</p>
        {remedy && (
          <p className="text-xs break-words text-muted">
            {remedy.href ? (
              <Link
                href={remedy.href}
                prefetch={false}
                className="rounded-xs text-ink underline underline-offset-2 hover:text-accent"
              >
                {remedy.text}
              </Link>
            ) : (
              remedy.text
            )}
          </p>
        )}
        {(evidence.length > 0 || remedy?.cli || remedy?.look) && (
          <Disclosure label={remedy?.cli ? "Evidence and command" : "Evidence"} about={`${subject}, ${code}`}>
            <div className="space-y-2">
              <KeyValues
                entries={evidence.map(({ label, value }) => [
                  label,
                  <CopyableId key={label} id={value} name={label} max={72} />,
                ])}
              />
              {remedy?.cli && <CommandBlock name={`Command for ${subject}, ${code}`} text={remedy.cli} wrap />}
              {remedy?.look && (
                <CommandBlock
                  label="To look closer"
                  name={`Command for ${subject}, ${code}, to look closer`}
                  text={remedy.look}
                  wrap
                />
              )}
            </div>
          </Disclosure>
        )}
      </div>
    </li>
  );
}
