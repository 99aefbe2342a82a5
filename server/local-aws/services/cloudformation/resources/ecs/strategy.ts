import { integer, structure, text } from "../shapes";

/** An item of a capacity provider strategy. */
export const strategy = structure({
  CapacityProvider: text,
  Base: integer.optional(),
  Weight: integer.optional(),
});
