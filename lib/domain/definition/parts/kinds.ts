import { PART_KINDS, type PartKind } from "@/lib/contracts/definition";
import { listed } from "../listed";

/** `model Order` is a model; what an API has once is a setting. */
export const kindOf = (part: string): PartKind => PART_KINDS.find((kind) => part.startsWith(`${kind} `)) ?? "setting";

/** `models and settings` */
export const kindWords = (kinds: readonly PartKind[]): string => listed(kinds.map((kind) => `${kind}s`));
