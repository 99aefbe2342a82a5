import type { ProvisionInput } from "@/lib/contracts/commands";

/** The environment has a load balancer of its own; else a rule on one that others use, too. */
export const hasOwnBalancer = ({ entry }: ProvisionInput): boolean => entry.kind === "own";
