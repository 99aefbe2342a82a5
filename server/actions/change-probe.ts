"use server";

import type { Result } from "@/lib/contracts/errors";
import { type ProbeSettings, probeInput } from "@/lib/contracts/probes";
import { changeProbe as change } from "../operations/probe/change-probe";
import { defineAction } from "./define-action";

const action = defineAction({
  input: probeInput,
  permission: "probe.change",
  audit: { action: "probe.change", target: ({ apiId, stage }) => `${apiId}/${stage}` },
  run: change,
});

/** Sets how an environment is probed, or that it is not. Input: `ProbeInput`. */
export async function changeProbe(input: unknown): Promise<Result<ProbeSettings>> {
  return action(input);
}
