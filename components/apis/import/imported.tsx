import Link from "next/link";
import type { ImportDone } from "@/lib/contracts/definition";
import { ButtonLink } from "../../ui/actions/button";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CodeBlock } from "../../ui/text/code-block";

/** What came of the import, and the next step: no stage serves it yet. */
export function Imported({ done, stages }: { done: ImportDone; stages: readonly string[] }) {
  const { apiId, apiName, warnings, commands } = done;
  const href = `/apis/${encodeURIComponent(apiId)}`;
  return (
    <div className="max-w-3xl space-y-5">
      <div
        role="status"
        className="flex items-center gap-2 rounded-xl border border-ok-line bg-ok-soft px-4 py-3 text-sm font-medium"
      >
        <ToneIcon tone="ok" size={18} />
        <span>
          Imported into{" "}
          <Link href={href} className="rounded-xs underline underline-offset-2">
            {apiName}
          </Link>
        </span>
      </div>
      {warnings.length > 0 && (
        <Card title="AWS warns">
          <ul className="space-y-1.5 text-sm">
            {warnings.map((warning) => (
              <li key={warning} className="break-words">
                {warning}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Not deployed yet">
        <p className="text-sm">The stages serve what they served before, until the API is deployed to them.</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {stages.map((stage) => (
            <ButtonLink key={stage} href={`${href}?deploy=${encodeURIComponent(stage)}`} prefetch={false}>
              Deploy to {stage}
            </ButtonLink>
          ))}
          {stages.length === 0 && (
            <ButtonLink href={`${href}?deploy=`} prefetch={false} look="primary">
              Deploy to a new stage
            </ButtonLink>
          )}
        </div>
      </Card>
      <Disclosure label="Commands that do the same">
        <CodeBlock name="Commands" text={commands.join("\n")} wrap />
      </Disclosure>
    </div>
  );
}
