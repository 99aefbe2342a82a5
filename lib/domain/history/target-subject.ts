import type { TargetFact } from "../facts";
import { keyOf } from "./gaps";

/** What a target's history is kept under: its group, and its address as the console shows it. */
export const targetSubject = (groupArn: string, label: string): string => `${groupArn} ${label}`;

/** `10.0.0.1:80`; a Lambda function has no port. */
export const targetLabel = ({ id, port }: Pick<TargetFact, "id" | "port">): string =>
  port === undefined ? id : `${id}:${port}`;

/** The group's ARN and the target's label. */
export function partsOfTarget(subject: string): { groupArn: string; label: string } {
  const at = subject.indexOf(" ");
  return { groupArn: subject.slice(0, at), label: subject.slice(at + 1) };
}

/** Health checks are switched off, or AWS does not say: nobody knows. */
const UNCERTAIN = new Set(["unknown", "unavailable"]);

export const targetKey = ({ state, reasonCode }: Pick<TargetFact, "state" | "reasonCode">): string =>
  keyOf(!UNCERTAIN.has(state), state, reasonCode);
