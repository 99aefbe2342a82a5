import { z } from "zod";

/** A whole number in a range, also as it is typed. An empty field is no zero. */
export const whole = (min: number, max: number) => {
  const message = `${min} to ${max}.`;
  const number = z.coerce.number().int("A whole number.").min(min, message).max(max, message);
  return z.preprocess((given) => (typeof given === "string" && given.trim() === "" ? Number.NaN : given), number);
};
