import type { Choices } from "@/lib/contracts/provision/options";

/** What there is to choose from; nothing while it is not known. */
export const itemsOf = <T>(choices: Choices<T> | undefined): T[] =>
  choices !== undefined && "items" in choices ? choices.items : [];

/** Why there is nothing to choose from, in words; undefined when it is known. */
export const whyNot = <T>(choices: Choices<T> | undefined): string | undefined =>
  choices !== undefined && "error" in choices
    ? ["Not known:", choices.error.message, choices.error.remedy].filter(Boolean).join(" ")
    : undefined;
