"use server";

import type { Result } from "@/lib/contracts/errors";
import { type ServiceChangeDone, scaleInput } from "@/lib/contracts/services";
import { scale } from "../operations/services/scale";
import { defineAction } from "./define-action";

const action = defineAction({
  input: scaleInput,
  permission: "service.scale",
  audit: { action: "service.scale", target: ({ cluster, service }) => `${cluster}/${service}` },
  run: scale,
});

/** Changes how many tasks of a service are meant to run. Input: `ScaleInput`. */
export async function scaleService(input: unknown): Promise<Result<ServiceChangeDone>> {
  return action(input);
}
