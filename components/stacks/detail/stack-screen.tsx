"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { stackHref } from "@/lib/domain/cloudformation/address";
import { isPreviewOnly, isUpdatable, stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { errorOf } from "@/lib/queries/failure";
import { stackQuery } from "@/lib/queries/stacks";
import { ButtonLink } from "../../ui/actions/button";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { PageHeader } from "../../ui/layout/page-header";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";
import { BoundCard } from "./bound-card";
import { CausePanel } from "./cause-panel";
import { DriftCard } from "./drift-card";
import { EventsCard } from "./events-card";
import { PreviewsCard } from "./previews-card";
import { ResourcesCard } from "./resources-card";
import { StackSkeleton } from "./stack-skeleton";
import { TemplateCard } from "./template-card";
import { OutputsCard, ParametersCard } from "./values-cards";

/** One stack: how it is, why it failed, what it has made, and what can be done with it. */
export function StackScreen({ name }: { name: string }) {
  const { data, error } = useQuery(stackQuery(name));
  if (!data) {
    if (!error) return <StackSkeleton name={name} />;
    return (
      <>
        <PageHeader title={name} note="Stack" />
        <ErrorPanel error={errorOf(error)}>
          <ButtonLink href="/stacks" size="small">
            See the stacks
          </ButtonLink>
        </ErrorPanel>
      </>
    );
  }
  const { stack, cause, failed, problems, events, resources } = data;
  const problem = error && errorOf(error);
  const gone = problem?.code === "not_found";
  return (
    <>
      <PageHeader
        title={
          <>
            <span className="break-all">{stack.name}</span>
            <span className="text-sm">
              <Status {...(gone ? { tone: "idle", word: "Deleted" } : stackStatusWords(stack.status))} pill />
            </span>
          </>
        }
        note={<Note detail={data} />}
        actions={!gone && <Actions detail={data} />}
      />
      {problem && <ErrorPanel error={gone ? { ...problem, remedy: GONE } : problem} />}
      {problems.map((problem) => (
        <ErrorPanel key={problem.message} error={problem} />
      ))}
      {data.operation && !gone && <AtWork {...data.operation} />}
      {failed && !cause && <ErrorPanel error={failed.error} />}
      {cause && <CausePanel stack={stack} cause={cause} />}
      <PreviewsCard detail={data} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-5">
          <EventsCard events={events} />
          {!isPreviewOnly(stack.status) && <ResourcesCard resources={resources} />}
        </div>
        <div className="min-w-0 space-y-5">
          <OutputsCard stack={stack} />
          <BoundCard detail={data} />
          <ParametersCard stack={stack} />
          {!isPreviewOnly(stack.status) && <DriftCard stack={stack} />}
          <TemplateCard name={stack.name} />
        </div>
      </div>
    </>
  );
}

const GONE = "What is shown is the last that was read; it is not asked for any more. See the list of stacks.";

const Note = ({ detail: { stack } }: { detail: StackDetail }) => (
  <>
    {stack.description && <span className="block max-w-3xl">{stack.description}</span>}
    {stack.updatedAt ? "Updated " : "Created "}
    <RelativeTime at={stack.updatedAt ?? stack.createdAt} />
    {stack.isProtected && " · protected against deletion"}
  </>
);

function Actions({ detail: { stack, operation } }: { detail: StackDetail }) {
  const href = stackHref(stack.name);
  const isIdle = operation === undefined && isUpdatable(stack.status);
  return (
    <>
      {isIdle && stack.outputs.length > 0 && (
        <ButtonLink href={`${href}/bind`} look="primary" prefetch={false} icon={<Link2 size={15} aria-hidden />}>
          Bind a stage to this stack
        </ButtonLink>
      )}
      {isIdle && (
        <ButtonLink href={`${href}/update`} prefetch={false} icon={<Pencil size={15} aria-hidden />}>
          Update stack
        </ButtonLink>
      )}
      {operation === undefined && (
        <ButtonLink href={`${href}/delete`} look="danger" prefetch={false} icon={<Trash2 size={15} aria-hidden />}>
          Delete stack…
        </ButtonLink>
      )}
    </>
  );
}

const AtWork = ({ id, title, progress }: NonNullable<StackDetail["operation"]>) => (
  <p role="status" className="rounded-lg border border-busy-line bg-busy-soft px-4 py-3 text-sm">
    <Link href={`/operations/${id}`} prefetch={false} className="rounded-xs font-medium underline underline-offset-2">
      {title}
    </Link>{" "}
    is under way.{progress && <span className="break-words text-muted"> {progress}</span>}
  </p>
);
