import type { Given } from "./sources";
import type { Typed } from "./values";

/** What a form held when its preview was asked for; never secrets. */
export interface Draft {
  given: Given;
  name: string;
  typed: Typed;
}

/** By stack; a new one has none. As long as the tab lives: one comes back from a preview to correct what it showed. */
const drafts = new Map<string, Draft>();
const keyOf = (stack: string | undefined): string => stack ?? "";

export const recallDraft = (stack: string | undefined): Draft | undefined => drafts.get(keyOf(stack));

export function keepDraft(stack: string | undefined, draft: Draft, secret: readonly string[]): void {
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([name]) => !secret.includes(name)));
  drafts.set(keyOf(stack), { ...draft, typed });
}

/** It has become what it was meant to be. */
export const forgetDraft = (stack: string | undefined): boolean => drafts.delete(keyOf(stack));
