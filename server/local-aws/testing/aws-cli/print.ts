import { UsageError } from "./parse/errors";

/** The answer as the CLI prints it. @throws UsageError for texts of what is nested, which none of our commands asks for */
export function printed(value: unknown, output: string): string {
  if (output === "json") return isEmpty(value) ? "" : `${JSON.stringify(value, null, 4)}\n`;
  if (output !== "text") throw new UsageError(`argument --output: Invalid choice: ${output}`);
  if (typeof value !== "object" || value === null) return `${textOf(value)}\n`;
  const values = Array.isArray(value)
    ? value
    : Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, each]) => each);
  if (values.some((each) => typeof each === "object" && each !== null)) {
    throw new UsageError("The stand-in prints no nested answer as text.");
  }
  return values.length === 0 ? "" : `${values.map(textOf).join("\t")}\n`;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}
