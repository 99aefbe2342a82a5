import { z } from "zod";

/** A whole number in a range, also as it is typed. */
export const whole = (min: number, max: number) => {
  const message = `${min} to ${max}.`;
  return z.coerce.number().int("A whole number.").min(min, message).max(max, message);
};
