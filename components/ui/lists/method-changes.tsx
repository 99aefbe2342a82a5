import type { MethodChange } from "@/lib/contracts/promotion";
import { Changes } from "./changes";

/** Methods that differ, removals first. */
export const MethodChanges = ({ changes, label }: { changes: readonly MethodChange[]; label: string }) => (
  <Changes
    label={label}
    changes={changes.map(({ httpMethod, path, change, words }) => ({ name: `${httpMethod} ${path}`, change, words }))}
  />
);
