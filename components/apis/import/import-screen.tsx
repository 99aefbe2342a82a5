"use client";

import { useQuery } from "@tanstack/react-query";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { errorOf } from "@/lib/queries/failure";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { PageHeader } from "../../ui/layout/page-header";
import { ApiSkeleton } from "../api-skeleton";
import { ImportForm } from "./import-form";

/** A definition becomes a new API. */
export const ImportNewScreen = () => (
  <>
    <PageHeader title="Import an API" note="A Swagger or OpenAPI definition becomes a new REST API." />
    <ImportForm />
  </>
);

/** A definition goes into an API that is there. */
export function ImportIntoScreen({ apiId }: { apiId: string }) {
  const { data, error } = useQuery(apiDetailQuery(apiId));
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <ApiSkeleton />;
  return <Into api={data} />;
}

const Into = ({ api }: { api: ApiDetail }) => (
  <>
    <PageHeader
      title={`Import into ${api.apiName}`}
      note="The API as it is edited changes; its stages keep what they serve until it is deployed."
    />
    <ImportForm api={api} />
  </>
);
