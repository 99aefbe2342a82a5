import type { StackRecord } from "../../records";

/** Names one phase of one operation: a resource that carries it has been seen to. */
export const turnOf = ({ operation }: StackRecord): string =>
  operation ? `${operation.token}/${operation.phase}` : "";
