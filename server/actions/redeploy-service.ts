"use server";

import type { Result } from "@/lib/contracts/errors";
import { redeployInput, type ServiceChangeDone } from "@/lib/contracts/services";
import { redeploy } from "../operations/services/redeploy";
import { defineAction } from "./define-action";

const action = defineAction({
  input: redeployInput,
  permission: "service.redeploy",
  audit: { action: "service.redeploy", target: ({ cluster, service }) => `${cluster}/${service}` },
  run: redeploy,
});

/** Replaces all tasks of a service by new ones. Input: `RedeployInput`. */
export async function redeployService(input: unknown): Promise<Result<ServiceChangeDone>> {
  return action(input);
}
