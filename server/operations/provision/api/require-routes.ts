import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { routeClash } from "@/lib/domain/provisioning/route-clash";
import { schemeOf } from "@/lib/domain/provisioning/way-in";
import { editableOf } from "@/server/aws/read/resources";
import { listResources } from "@/server/aws/write/api-gateway";
import { OWN } from "./integration";
import type { RouteInput } from "./resource";

/**
 * Refuses routes that cannot be made beside what an API has, before anything is made.
 * @throws AppFailure `conflict` at the field of the first that clashes.
 */
export async function requireRoutes(apiId: string, routes: readonly RouteInput[]): Promise<void> {
  const existing = editableOf(await listResources(apiId));
  for (const [index, route] of routes.entries()) {
    const clash = routeClash({ ...route, scheme: schemeOf({ entry: OWN, ...route }) }, existing);
    if (clash === undefined) continue;
    const { field, message } = clash;
    throw new AppFailure({
      code: "conflict",
      message,
      remedy: "Nothing was made. Choose another path or method.",
      // As the schema names the fields of the further services.
      fields: { [index === 0 ? field : `more.${index - 1}.${field}`]: message },
    });
  }
}
