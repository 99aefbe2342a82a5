"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ExistingNames } from "@/lib/contracts/provision/options";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { provisionOptionsQuery } from "@/lib/queries/provisioning";
import { provisionEnvironment } from "@/server/actions/provision-environment";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { focusFirstProblem } from "../ui/forms/focus-first-problem";
import { PageHeader } from "../ui/layout/page-header";
import { type Draft, EXAMPLE, type FieldName, inputOf, type Problems } from "./draft/draft";
import { draftOf } from "./draft/draft-of";
import { namesFollowing } from "./draft/names-following";
import { problemsFrom } from "./draft/problems";
import { useChecked } from "./draft/use-checked";
import { useRoutes } from "./draft/use-routes";
import { itemsOf } from "./fields/choices";
import { FurtherFields } from "./fields/further-fields";
import { ApiFields, ContainerFields, ServiceFields } from "./fields/main-fields";
import { MoreFields } from "./fields/more-fields";
import { PreviewSpace } from "./preview/preview-space";
import { StartNotes } from "./start-notes";

const Preview = dynamic(() => import("./preview/preview"), { ssr: false, loading: () => <PreviewSpace /> });

export interface KnownApi {
  id: string;
  name: string;
  stages: string[];
}

interface Props {
  apis: KnownApi[];
  apisError?: string;
  existing: ExistingNames;
  /** The environment that it is made from; the form begins with the example otherwise. */
  start?: ProvisionStart;
}

/** The form for a new environment: works as it stands; what is made is shown beside it before it is made. */
export function NewEnvironment({ apis, apisError, existing, start }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => (start ? draftOf(start.input) : EXAMPLE));
  const [touched, setTouched] = useState<Set<FieldName>>(new Set());
  const { run, busy, error, clear } = useCommand(provisionEnvironment);
  const options = useQuery({ ...provisionOptionsQuery(), enabled: needsOptions(draft) });
  const there = {
    networks: itemsOf(options.data?.networks),
    listeners: itemsOf(options.data?.listeners),
    routes: useRoutes(draft, apis),
  };
  const { problems, unfit, input } = useChecked(draft, there);
  const shown: Problems = { ...pick(problems, touched), ...unfit, ...problemsFrom(error?.fields) };

  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part, ...namesFollowing(start, draft, part, touched) });
    setTouched(new Set([...touched, ...(Object.keys(part) as FieldName[])]));
    clear();
  };
  const submit = async () => {
    setTouched(new Set(Object.keys(draft) as FieldName[]));
    if (Object.keys(problems).length > 0) return focusFirstProblem(form.current);
    const started = await run(inputOf(draft));
    if (started) router.push(`/operations/${started.operationId}`);
    else focusFirstProblem(form.current);
  };
  const fields = { draft, problems: shown, onChange: change };
  // While they are not known, any can still be typed.
  const clusters = existing.Cluster ?? [];
  const { title, note } = WORDS[start?.kind ?? "new"](start);
  return (
    <>
      <PageHeader title={title} note={note} />
      {start && <StartNotes start={start} />}
      <form
        ref={form}
        noValidate
        aria-label="New environment"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      >
        <div className="min-w-0 space-y-5">
          <ServiceFields {...fields} clusters={clusters} />
          <ContainerFields {...fields} />
          <FurtherFields {...fields} clusters={clusters} />
          <ApiFields {...fields} apis={apis} apisError={apisError} fixed={start?.kind === "service"} />
          <MoreFields {...fields} options={options.data} />
        </div>
        <div className="min-w-0 space-y-4 lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
          {input ? <Preview input={input} apis={apis} existing={existing} /> : <PreviewSpace problems={problems} />}
          {error && <ErrorPanel error={error} />}
          <Button type="submit" look="primary" busy={busy} className="w-full">
            {start?.kind === "service" ? "Add the service to" : "Create"} {draft.stage.trim() || "environment"}
          </Button>
        </div>
      </form>
    </>
  );
}

const WORDS = {
  new: () => ({
    title: "New environment",
    note: "A service behind a load balancer, and a stage of an API bound to it by a stage variable.",
  }),
  copy: (start?: ProvisionStart) => ({
    title: `Copy ${start?.stage} to a new stage`,
    note: `The same service definitions and API (${start?.apiName}), with load balancers of its own.`,
  }),
  service: (start?: ProvisionStart) => ({
    title: `Add a service to ${start?.stage}`,
    note: `One more service behind a path of ${start?.apiName}, bound to ${start?.stage} by a variable of its own.`,
  }),
};

/** Networks, listeners and roles are asked for when one is to be chosen. */
const needsOptions = ({ network, entry, role }: Draft): boolean =>
  network === "existing" || entry === "rule" || role === "existing";

const pick = (problems: Problems, names: Set<FieldName>): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => names.has(name as FieldName)));
