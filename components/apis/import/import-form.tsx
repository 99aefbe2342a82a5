"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { ImportDone, ImportMode } from "@/lib/contracts/definition";
import { importCommand } from "@/lib/domain/cli/shown";
import { planImport } from "@/lib/domain/definition/plan-import";
import { removalsOf } from "@/lib/domain/definition/removals";
import { importApiDefinition } from "@/server/actions/import-api-definition";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { TextField } from "../../ui/forms/text-field";
import { Disclosure } from "../../ui/layout/disclosure";
import { CommandBlock } from "../../ui/text/command-block";
import { Imported } from "./imported";
import { ModeField } from "./mode-field";
import { Preview, Problems } from "./preview";
import { type Given, SourceField, sizeProblem } from "./source-field";
import { useCurrent } from "./use-current";
import { useReading } from "./use-reading";

/** Definition on the left, on the right what it would do; nothing is sent before that was seen. */
export function ImportForm({ api }: { api?: ApiDetail }) {
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>({ text: "" });
  const [mode, setMode] = useState<ImportMode>(api ? "merge" : "new");
  const [confirm, setConfirm] = useState("");
  const [strict, setStrict] = useState(false);
  // One for each import: pressed twice, or tried again after a lost answer, it is the same one.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [done, setDone] = useState<ImportDone>();
  const { run, busy, error, clear } = useCommand(importApiDefinition);
  const tooLarge = sizeProblem(given.text);
  const reading = useReading(tooLarge ? "" : given.text);
  const { api: current, note } = useCurrent(api, reading?.ok ?? false);
  const plan =
    reading?.ok && (!api || current) ? planImport(reading.definition, mode, current ?? undefined) : undefined;
  const removes = plan && mode === "overwrite" ? removalsOf(plan) : undefined;
  const refused = plan !== undefined && plan.conflicts.length > 0;
  const unconfirmed = removes !== undefined && confirm !== api?.apiName;

  const change = (next: Given) => {
    setGiven(next);
    setRequestId(crypto.randomUUID());
    clear();
  };
  const submit = async () => {
    const definition = new Blob([given.text]);
    const input = { requestId, mode, apiId: api?.apiId, definition, failOnWarnings: strict, confirm };
    const result = await run(input);
    if (!result) return;
    setDone(result);
    for (const key of ["api", "apis", "environments"]) void client.invalidateQueries({ queryKey: [key] });
  };
  if (done) return <Imported done={done} stages={api?.stages.map(({ environment }) => environment.stage) ?? []} />;
  return (
    <form
      noValidate
      aria-label="Import"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan && !refused && !unconfirmed && !busy) void submit();
      }}
      className="grid items-start gap-5 lg:grid-cols-2"
    >
      <div className="min-w-0 space-y-5">
        <SourceField given={given} onGiven={change} error={error?.fields?.definition} />
        {api && mode !== "new" && <ModeField mode={mode} onChange={setMode} />}
      </div>
      <div className="min-w-0 space-y-4">
        {given.text === "" && (
          <p className="rounded-xl border border-dashed p-4 text-sm text-muted">
            What the definition would change is shown here before anything is sent.
          </p>
        )}
        {reading && !reading.ok && <Problems problems={reading.problems} />}
        {reading?.ok && api && current === null && (
          <p className="text-sm">
            What the API has now is not known, so nothing can be compared. {api.editable.problem}
          </p>
        )}
        {reading?.ok && plan && (
          <>
            {refused && <Problems problems={plan.conflicts} />}
            <Preview mode={mode} definition={reading.definition} plan={plan} note={note} />
            {(removes || error?.fields?.confirm) && (
              <TextField
                label={`Type ${api?.apiName} to ${removes ? `remove ${removes}` : "overwrite it"}`}
                value={confirm}
                error={error?.fields?.confirm}
                onChange={({ target }) => setConfirm(target.value)}
              />
            )}
            <label className="flex items-center gap-2 text-sm">
              <input type="checkbox" checked={strict} onChange={({ target }) => setStrict(target.checked)} />
              Import nothing if AWS warns
            </label>
            <Disclosure label="Command that does the same">
              <CommandBlock text={importCommand(mode, api?.apiId, strict)} wrap />
            </Disclosure>
          </>
        )}
        {error && <ErrorPanel error={error} />}
        <Button
          type="submit"
          look={removes ? "danger" : "primary"}
          busy={busy}
          disabled={!plan || refused || unconfirmed}
          icon={<FileUp size={15} aria-hidden />}
          className="w-full"
        >
          {LABELS[mode]} {mode === "new" ? "" : api?.apiName}
        </Button>
      </div>
    </form>
  );
}

const LABELS: Record<ImportMode, string> = { new: "Import as a new API", merge: "Merge into", overwrite: "Overwrite" };
