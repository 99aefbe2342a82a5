import { obeys, VARIABLE_NAME, VARIABLE_VALUE } from "@/lib/contracts/rules";

/** What is wrong with a variable's name, or undefined. */
export function nameProblem(name: string, existing: string[]): string | undefined {
  if (name === "") return "Required.";
  if (!obeys(VARIABLE_NAME, name)) return VARIABLE_NAME.message;
  return existing.includes(name) ? "This stage has it already; change it above." : undefined;
}

/** What is wrong with a variable's value, or undefined. */
export function valueProblem(value: string): string | undefined {
  if (value === "") return "Required.";
  return obeys(VARIABLE_VALUE, value) ? undefined : VARIABLE_VALUE.message;
}
