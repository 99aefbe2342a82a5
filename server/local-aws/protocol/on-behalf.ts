/** Work that an AWS service does in an account for its owner: it alone may set tags whose keys begin with `aws:`. */
import { AsyncLocalStorage } from "node:async_hooks";

const behalf = new AsyncLocalStorage<true>();

/** Runs a handler as CloudFormation, Auto Scaling and the like do. */
export function onBehalf<T>(work: () => T): T {
  return behalf.run(true, work);
}

/** Whether callers may not use this tag key: "The aws: prefix is reserved for AWS use" (Tagging user guide). */
export function isReservedTagKey(key: string): boolean {
  return /^aws:/i.test(key) && behalf.getStore() === undefined;
}
