import type { EnvironmentSummary } from "@/lib/contracts/environments";
import type { HealthState } from "@/lib/contracts/history";
import type { Cause } from "@/lib/contracts/request-path";
import { healthOfCode } from "../diagnosis/codes";
import { keyOf } from "./gaps";

/** What an environment's or a stage's history is kept under. */
export const environmentSubject = (apiId: string, stage: string): string => `${apiId}/${stage}`;

/** An environment's health with the code of the cause that makes it so; what an operation is making is none. */
export function healthState(
  { health, reason }: Pick<EnvironmentSummary, "health" | "reason">,
  causes: readonly Pick<Cause, "code" | "underWay">[],
): HealthState {
  const worst = causes.find(({ code, underWay }) => !underWay && healthOfCode(code) === health);
  return {
    health,
    ...(health !== "healthy" && worst && { code: worst.code }),
    ...(health !== "healthy" && reason && { reason }),
  };
}

/** The words of the reason may change while the cause stays. */
export const healthKey = ({ health, code }: HealthState): string => keyOf(health !== "unknown", health, code);
