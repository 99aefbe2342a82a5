"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { obeys } from "@/lib/contracts/rules";
import { STACK_NAME } from "@/lib/contracts/stacks/limits";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { changeSetHref } from "@/lib/domain/cloudformation/address";
import { CAPABILITY_WORDS, type Capability } from "@/lib/domain/cloudformation/capabilities";
import { textProblem } from "@/lib/domain/cloudformation/template-size";
import { previewStack } from "@/server/actions/preview-stack";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { CheckBox } from "../../ui/forms/check-box";
import { focusFirstProblem } from "../../ui/forms/focus-first-problem";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { keepDraft, recallDraft } from "./draft";
import { ParameterCards } from "./parameter-cards";
import type { From, Given } from "./sources";
import { TemplateField } from "./template-field";
import { TemplateProblems } from "./template-problems";
import { type KnownTemplate, useTemplate } from "./use-template";
import { ParameterValues, type Typed } from "./values";

interface Props {
  /** The stack that is updated; none: a new one. */
  stack?: Stack;
  /** What is chosen at first. */
  first: Given;
  froms: readonly From[];
  /** The stack's own template. */
  current?: string;
  /** What is chosen at first, read already. */
  known?: KnownTemplate;
}

/** Template, name and parameters; pressed, a change set is made that shows what would happen. */
export function StackForm({ stack, first, froms, current = "", known }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft] = useState(() => recallDraft(stack?.name));
  const [given, setGiven] = useState(draft?.given ?? first);
  const [name, setName] = useState(stack?.name ?? draft?.name ?? "");
  const [typed, setTyped] = useState<Typed>(draft?.typed ?? {});
  const [isAcknowledged, setAcknowledged] = useState(false);
  const [isTried, setTried] = useState(false);
  const { run, busy, error } = useCommand(previewStack);
  const { summary, problems, error: readError } = useTemplate(given, known);
  const values = summary && new ParameterValues(summary, typed, stack?.parameters);
  const needs = (summary?.capabilities ?? []).filter((each): each is Capability => each in CAPABILITY_WORDS);
  const nameProblem = obeys(STACK_NAME, name.trim()) ? undefined : name === "" ? "Required." : STACK_NAME.message;
  const isTooLong = given.from === "paste" && textProblem(given.body) !== undefined;
  const isReady =
    values !== undefined &&
    !isTooLong &&
    !nameProblem &&
    values.problems === 0 &&
    (needs.length === 0 || isAcknowledged);

  const submit = async () => {
    setTried(true);
    if (!isReady) return focusFirstProblem(form.current);
    const begun = await run({
      requestId: crypto.randomUUID(),
      kind: stack ? "update" : "create",
      stackName: name.trim(),
      template: templateOf(given),
      capabilities: needs,
      ...values.sent(),
    });
    if (!begun) return focusFirstProblem(form.current);
    keepDraft(stack?.name, { given, name, typed }, Object.keys(values.sent().secrets));
    router.push(changeSetHref(begun.stackName, begun.changeSetId));
  };
  return (
    <form
      ref={form}
      noValidate
      aria-label="Stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      <div className="min-w-0 space-y-5">
        <TemplateField
          given={given}
          froms={froms}
          current={current}
          error={error?.fields?.["template.body"] ?? error?.fields?.["template.url"] ?? readError?.fields?.url}
          onGiven={setGiven}
        />
        {problems && <TemplateProblems problems={problems} />}
        {readError && <ErrorPanel error={readError} />}
        {"body" in given && given.body !== "" && !summary && !problems && <Skeleton className="h-96 w-full" />}
        {summary && values && (
          <ParameterCards
            summary={summary}
            values={values}
            isTried={isTried}
            refused={error?.fields}
            onChange={(key, value) => setTyped({ ...typed, [key]: value })}
          />
        )}
      </div>
      <div className="min-w-0 space-y-4 lg:sticky lg:top-18">
        <Card title="Stack">
          {summary?.description && <p className="mb-3 text-sm break-words text-muted">{summary.description}</p>}
          {!stack && (
            <TextField
              label="Name of the stack"
              value={name}
              error={error?.fields?.stackName ?? (isTried || name !== "" ? nameProblem : undefined)}
              hint="Letters, digits and hyphens; it begins the names of what is made."
              onChange={({ target }) => setName(target.value)}
            />
          )}
          {needs.map((need) => (
            <div key={need} className="mt-3 mb-2">
              <CheckBox
                checked={isAcknowledged}
                aria-invalid={isTried && !isAcknowledged ? true : undefined}
                onChange={({ target }) => setAcknowledged(target.checked)}
              >
                {CAPABILITY_WORDS[need]} I acknowledge that ({need}).
              </CheckBox>
            </div>
          ))}
          {isTried && needs.length > 0 && !isAcknowledged && (
            <p role="alert" className="mb-2 text-xs text-bad">
              CloudFormation refuses unless this is acknowledged.
            </p>
          )}
          {isTried && values && values.problems > 0 && (
            <p role="alert" className="mb-2 text-xs text-bad">
              {values.problems === 1 ? "1 parameter needs" : `${values.problems} parameters need`} another value.
            </p>
          )}
          <Button
            type="submit"
            look="primary"
            busy={busy}
            disabled={!summary}
            icon={<Eye size={15} aria-hidden />}
            className="mt-3 w-full"
          >
            Preview the changes
          </Button>
          <p className="mt-2 text-xs text-muted">Nothing is made before you have seen what would be.</p>
        </Card>
        {error && <ErrorPanel error={error} />}
      </div>
    </form>
  );
}

const templateOf = (given: Given) => {
  if (given.from === "url") return { from: "url" as const, url: given.url };
  return given.from === "current" ? { from: "current" as const } : { from: "body" as const, body: given.body };
};
