"use client";

import { useQuery } from "@tanstack/react-query";
import { Play, X } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import { executeCommand } from "@/lib/domain/cli/shown";
import { stackHref } from "@/lib/domain/cloudformation/address";
import { errorOf } from "@/lib/queries/failure";
import { changeSetQuery } from "@/lib/queries/stacks";
import { countChanges } from "@/lib/words/stack";
import { applyChangeSet } from "@/server/actions/apply-change-set";
import { discardChangeSet } from "@/server/actions/discard-change-set";
import { Button, ButtonLink } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { PageHeader } from "../../ui/layout/page-header";
import { Spinner } from "../../ui/status/spinner";
import { CommandBlock } from "../../ui/text/command-block";
import { KeyValues } from "../../ui/text/key-values";
import { StackSkeleton } from "../detail/stack-skeleton";
import { forgetDraft } from "../form/draft";
import { ChangeList } from "./change-list";

/** What a change set would do, and the button that does exactly this. */
export function PreviewScreen({ name, id }: { name: string; id: string }) {
  const { data, error } = useQuery(changeSetQuery(name, id));
  if (!data) {
    if (!error) return <StackSkeleton name={name} />;
    return (
      <>
        <PageHeader title={name} note="Preview" />
        <ErrorPanel error={errorOf(error)}>
          <ButtonLink href={stackHref(name)} size="small" prefetch={false}>
            Open the stack
          </ButtonLink>
        </ErrorPanel>
      </>
    );
  }
  const verb = data.kind === "create" ? "Create" : "Update";
  return (
    <>
      <PageHeader
        title={`${verb} ${name}`}
        note="Preview: nothing has happened yet."
        actions={<Actions preview={data} verb={verb} />}
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      <Told preview={data} />
      {data.changes.length > 0 && (
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card title="What changes" aside={countChanges(data.changes)} flush>
            <ChangeList changes={data.changes} />
          </Card>
          <Particulars preview={data} />
        </div>
      )}
    </>
  );
}

function Actions({ preview, verb }: { preview: ChangeSetPreview; verb: string }) {
  const router = useRouter();
  const { stackName, id: changeSetId, state, kind } = preview;
  const apply = useCommand(applyChangeSet);
  const discard = useCommand(discardChangeSet);
  const error = apply.error ?? discard.error;
  const press = async () => {
    if (!(await apply.run({ stackName, changeSetId }))) return;
    forgetDraft(kind === "create" ? undefined : stackName);
    router.push(stackHref(stackName));
  };
  const drop = async () => {
    const done = await discard.run({ stackName, changeSetId });
    if (done) router.push(done.stackRemoved ? "/stacks/new" : `${stackHref(stackName)}/update`);
  };
  if (state === "executed") {
    return (
      <ButtonLink href={stackHref(stackName)} look="primary" prefetch={false}>
        Open {stackName}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button busy={discard.busy} onClick={drop} icon={<X size={15} aria-hidden />}>
        Discard preview
      </Button>
      {state === "ready" && (
        <Button look="primary" busy={apply.busy} onClick={press} icon={<Play size={15} aria-hidden />}>
          {verb} {stackName}
        </Button>
      )}
      {error && <ErrorPanel error={error} />}
    </>
  );
}

function Told({ preview: { state, reason } }: { preview: ChangeSetPreview }) {
  if (state === "ready") return null;
  if (state === "failed") {
    const remedy = "Discard it, then correct the template or the parameters.";
    const why = reason === undefined ? {} : { reason };
    return <ErrorPanel error={{ code: "aws_rejected", message: "CloudFormation refuses this.", ...why, remedy }} />;
  }
  return (
    <p role="status" className="flex items-center gap-2 rounded-lg border bg-raised px-4 py-3 text-sm">
      {state === "pending" && <Spinner />}
      {WORDS[state]}
    </p>
  );
}

const WORDS = {
  pending: "CloudFormation works out what would change…",
  nothing: "There is nothing to change: the stack is as this template and these parameters say.",
  executed: "This was executed.",
  gone: "This preview is of no use any more: the stack has changed since.",
};

const Particulars = ({ preview }: { preview: ChangeSetPreview }) => (
  <div className="min-w-0 space-y-5">
    <Card title="Parameters">
      <div className="[&_dd]:break-all [&_dt]:break-all">
        <KeyValues
          entries={preview.parameters.map(({ key, value, resolved }) => [
            key,
            resolved ? `${value} (${resolved})` : value || "(empty)",
          ])}
        />
      </div>
      {preview.parameters.length === 0 && <p className="text-sm text-muted">None.</p>}
    </Card>
    <Disclosure label="Command that does the same">
      <CommandBlock text={executeCommand(preview)} wrap />
    </Disclosure>
  </div>
);
