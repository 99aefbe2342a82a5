import type { OperationKind } from "@/lib/contracts/operations";

/** Kinds of operations that leave what they have made when they end badly, marked as theirs. */
const LEAVING: ReadonlySet<OperationKind> = new Set(["provision", "addRoute", "changeImage", "deploy"]);

export const leavesThings = (kind: OperationKind): boolean => LEAVING.has(kind);
