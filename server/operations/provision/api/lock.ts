import type { ProvisionInput } from "@/lib/contracts/commands";

/** Stages share their API: two operations at once would make two of a name, or deploy each other's half-made methods. */
export const apiLock = ({ api }: Pick<ProvisionInput, "api">): string => `api:${"id" in api ? api.id : api.name}`;
