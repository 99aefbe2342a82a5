/** Looking into a document of which nothing is known yet. */
export type Json = Record<string, unknown>;

/** The way to a part of a document: names of members and places in lists. */
export type Path = readonly (string | number)[];

export const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** YAML reads `version: 1.0` as a number; it is meant as text. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

/** The members of a map that are text. */
export const textMap = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([name, item]) => {
      const text = textOf(item);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
