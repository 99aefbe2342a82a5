import { expect, it } from "vitest";
import type { z } from "zod";

/** A rule of a form: a value at its edge that is taken, one beyond, and the field that the message stands at. */
export type FieldRow = readonly [field: string, accepted: object, refused: object];

/** Tests of an input's rules: each row over the least that the schema takes. */
export function fieldTable(schema: z.ZodType, least: object, rows: readonly FieldRow[]): void {
  it("takes the least", () => {
    expect(schema.safeParse(least).error).toBeUndefined();
  });

  it.each(rows)("%s: %j is taken, %j is refused there", (field, accepted, refused) => {
    expect(schema.safeParse({ ...least, ...accepted }).error).toBeUndefined();
    const { error } = schema.safeParse({ ...least, ...refused });
    expect(error?.issues.map(({ path }) => path.join("."))).toContain(field);
  });
}
