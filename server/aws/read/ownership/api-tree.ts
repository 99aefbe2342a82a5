import "server-only";
import { GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import type { ApiResourceFact } from "@/lib/domain/facts";
import { call } from "../../call";
import { allPages } from "../pages";

/** The editable API's resources with the verbs of their methods. GetResources has the smallest quota: 5 in 2 s. */
export async function listApiTree(apiId: string): Promise<ApiResourceFact[]> {
  const resources = await allPages(async (position) => {
    const answer = await call(new GetResourcesCommand({ restApiId: apiId, limit: 500, position }));
    return { items: answer.items, next: answer.position };
  });
  return resources.flatMap(({ id, path = "/", parentId, resourceMethods }) =>
    id === undefined ? [] : [{ id, path, parentId, httpMethods: Object.keys(resourceMethods ?? {}).sort() }],
  );
}
