"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { errorOf } from "@/lib/queries/failure";
import { ShallowLink } from "../ui/actions/shallow-link";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { UnknownNotice } from "../ui/feedback/unknown-notice";
import { PageHeader } from "../ui/layout/page-header";
import { CopyableId } from "../ui/text/copyable-id";
import { RelativeTime } from "../ui/time/relative-time";
import { ApiActions } from "./api-actions";
import { ApiSkeleton } from "./api-skeleton";
import { DeploymentsCard } from "./deployments-card";
import { MethodsCard } from "./methods/methods-card";
import { Pipeline } from "./pipeline";
import { SettingsCard } from "./settings-card";

interface Props {
  apiId: string;
  renderStage: (environment: EnvironmentSummary, upstream: EnvironmentSummary | undefined) => ReactNode;
}

/** One API: where each of its stages stands, what is edited and not deployed, and what was deployed when. */
export function ApiScreen({ apiId, renderStage }: Props) {
  const { data, error } = useQuery(apiDetailQuery(apiId));
  if (data) return <Whole api={data} error={error} renderStage={renderStage} />;
  if (!error) return <ApiSkeleton />;
  return (
    <>
      <PageHeader title={`API ${apiId}`} />
      <ErrorPanel error={errorOf(error)} />
    </>
  );
}

function Whole({ api, error, renderStage }: { api: ApiDetail; error: unknown } & Pick<Props, "renderStage">) {
  return (
    <>
      <PageHeader
        title={<span className="break-words">{api.apiName}</span>}
        note={<Note api={api} />}
        actions={<ApiActions api={api} />}
      />
      {error ? <ErrorPanel error={errorOf(error)} /> : null}
      <UnknownNotice unknown={api.unknown} />
      {api.stages.length > 0 ? (
        <Pipeline stages={api.stages} renderStage={renderStage} />
      ) : (
        <EmptyState
          title="This API has no stage"
          actions={
            <ShallowLink href="?deploy=" look="primary">
              Deploy to a new stage
            </ShallowLink>
          }
        >
          Deploy it to a stage, and it is followed from there on.
        </EmptyState>
      )}
      <MethodsCard api={api} />
      <DeploymentsCard api={api} />
      {api.stages.length > 0 && <SettingsCard stages={api.stages} />}
    </>
  );
}

const Note = ({ api: { apiId, createdAt, stages } }: { api: ApiDetail }) => (
  <span className="flex flex-wrap items-center gap-x-2">
    <CopyableId id={apiId} name="API id" quiet />
    <span>{stages.length === 1 ? "1 stage" : `${stages.length} stages`}</span>
    {createdAt && (
      <span>
        made <RelativeTime at={createdAt} />
      </span>
    )}
  </span>
);
