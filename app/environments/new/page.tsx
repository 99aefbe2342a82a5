import type { Metadata } from "next";
import { NewEnvironment } from "@/components/provisioning/new-environment";
import { AppFailure } from "@/lib/contracts/app-failure";
import { getApis } from "@/server/queries/apis";

export const metadata: Metadata = { title: "New environment" };

export default async function NewEnvironmentPage() {
  // Without the list a new API can still be made by name.
  const { apis, apisError } = await getApis().then(
    ({ apis, unknown }) => ({ apis, apisError: unknown[0]?.message }),
    (reason: unknown) => ({ apis: [], apisError: reason instanceof AppFailure ? reason.error.message : "not read." }),
  );
  return <NewEnvironment apis={apis} {...(apisError && { apisError })} />;
}
