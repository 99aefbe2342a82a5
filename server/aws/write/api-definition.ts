import "server-only";
import { DeleteRestApiCommand, GetRestApisCommand, PutRestApiCommand } from "@aws-sdk/client-api-gateway";
import { call } from "../call";
import { allPages } from "../read/pages";
import { orNull } from "./or-null";

/** The API with a tag of this value; null when there is none. */
export async function findApiByTag(tag: string, value: string): Promise<{ id: string; name: string } | null> {
  const apis = await allPages(async (position) => {
    const answer = await call(new GetRestApisCommand({ limit: 500, position }));
    return { items: answer.items, next: answer.position };
  });
  const found = apis.find(({ tags }) => tags?.[tag] === value);
  return found?.id === undefined ? null : { id: found.id, name: found.name ?? found.id };
}

export interface PutDefinition {
  apiId: string;
  /** The file as it is, at most 6 MB. */
  body: Uint8Array;
  mode: "merge" | "overwrite";
  /** Refuses the whole where AWS would warn. */
  failOnWarnings: boolean;
}

/** Puts a definition into an API; answers AWS's warnings. Put again, it is the same. AWS allows one such call in a second. */
export async function putDefinition({ apiId, ...more }: PutDefinition): Promise<{ name: string; warnings: string[] }> {
  const answer = await call(new PutRestApiCommand({ restApiId: apiId, ...more }), { idempotent: true });
  return { name: answer.name ?? apiId, warnings: answer.warnings ?? [] };
}

/** Removes an API with all that belongs to it; fine when it is gone already. AWS allows one such call in 30 s. */
export async function deleteWholeApi(apiId: string): Promise<void> {
  await orNull(call(new DeleteRestApiCommand({ restApiId: apiId })));
}
