import type { OperationDetail } from "@/lib/contracts/operations";

/** The commands of an operation that change something. */
export const writesOf = (detail: OperationDetail): string[] =>
  detail.steps.flatMap(({ commands }) => commands).filter((text) => !/ (get|describe|list)-/.test(text));
