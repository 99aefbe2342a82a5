import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findApi } from "@/server/aws/write/api-gateway";

/** @throws AppFailure `not_found` */
export async function requireApi(apiId: string): Promise<{ id: string; name: string }> {
  const found = await findApi(apiId);
  if (found !== null) return found;
  throw new AppFailure({
    code: "not_found",
    message: `There is no API ${apiId}.`,
    remedy: "Look at the environments: it may have been removed.",
  });
}
