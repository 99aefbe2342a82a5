import type { Metadata } from "next";
import { NewEnvironment } from "@/components/provisioning/new-environment";
import { ErrorPanel } from "@/components/ui/feedback/error-panel";
import { PageHeader } from "@/components/ui/layout/page-header";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { getApis } from "@/server/queries/apis";
import { getExistingNames } from "@/server/queries/provision-options";
import { getAddition, getCopy } from "@/server/queries/provision-start";

export const metadata: Metadata = { title: "New environment" };

interface Props {
  searchParams: Promise<{ from?: string | string[]; into?: string | string[] }>;
}

/** `?from={apiId}/{stage}` copies an environment, `?into=…` adds a service to one. */
export default async function NewEnvironmentPage({ searchParams }: Props) {
  const { from, into } = await searchParams;
  try {
    const start = await startOf(from, into);
    const [known, existing] = await Promise.all([knownApis(), getExistingNames()]);
    return <NewEnvironment key={`${from} ${into}`} {...known} existing={existing} {...(start && { start })} />;
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return (
      <>
        <PageHeader title={from ? "Copy an environment" : "Add a service"} />
        <ErrorPanel error={thrown.error} />
      </>
    );
  }
}

async function startOf(from: unknown, into: unknown): Promise<ProvisionStart | undefined> {
  const [copied, added] = [placeOf(from), placeOf(into)];
  if (copied) return getCopy(...copied);
  return added && getAddition(...added);
}

function placeOf(text: unknown): [apiId: string, stage: string] | undefined {
  const match = typeof text === "string" ? /^([a-z0-9]{1,32})\/([A-Za-z0-9_-]{1,128})$/i.exec(text) : null;
  return match ? [match[1] ?? "", match[2] ?? ""] : undefined;
}

/** Without the list a new API can still be made by name. */
const knownApis = (): Promise<{ apis: { id: string; name: string; stages: string[] }[]; apisError?: string }> =>
  getApis().then(
    ({ apis, unknown: [first] }) => ({ apis, ...(first && { apisError: first.message }) }),
    (reason: unknown) => ({ apis: [], apisError: reason instanceof AppFailure ? reason.error.message : "not read." }),
  );
