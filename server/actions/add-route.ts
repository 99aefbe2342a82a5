"use server";

import { addRouteInput } from "@/lib/contracts/environment-changes";
import type { Result } from "@/lib/contracts/errors";
import { startRoute } from "../operations/add-route/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: addRouteInput,
  permission: "route.add",
  audit: { action: "route.add", target: ({ apiId, stage }) => `${apiId}/${stage}`, success: "operation" },
  run: async (input, actor) => ({ operationId: await startRoute(input, actor.name) }),
});

/** Starts to add a route to an environment. Input: `AddRouteInput`. */
export async function addRoute(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
