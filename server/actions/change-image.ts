"use server";

import { changeImageInput } from "@/lib/contracts/environment-changes";
import type { Result } from "@/lib/contracts/errors";
import { startImageChange } from "../operations/change-image/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: changeImageInput,
  permission: "service.changeImage",
  audit: {
    action: "service.changeImage",
    target: ({ cluster, service }) => `${cluster}/${service}`,
    success: "operation",
  },
  run: async (input, actor) => ({ operationId: await startImageChange(input, actor.name) }),
});

/** Starts the rollout of another image to a service. Input: `ChangeImageInput`. */
export async function changeImage(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
