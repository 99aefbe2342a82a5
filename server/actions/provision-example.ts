"use server";

import { z } from "zod";
import type { Result } from "@/lib/contracts/errors";
import { startExample } from "../operations/provision/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: z.undefined(),
  permission: "environment.provision",
  audit: { action: "provision.start", target: () => "EcsDemoAPI", success: "operation" },
  run: async (_input, actor) => ({ operationIds: await startExample(actor.name) }),
});

/** Starts the operations that make the whole helloworld example, dev and prod: both or neither. */
export async function provisionExample(): Promise<Result<{ operationIds: string[] }>> {
  return action(undefined);
}
