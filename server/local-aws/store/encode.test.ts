import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode } from "./encode";

const roundTrip = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value))));

describe("encode and decode", () => {
  it.each([
    [{ at: new Date(1_700_000_000_123), none: null }],
    [{ bytes: new Uint8Array([0, 255]) }],
    [{ $date: "mine" }],
    [{ variables: { $date: "5" } }],
    [{ $plain: { $date: 5 } }],
    [{ $bytes: [1] }],
    [{ list: [], map: {}, nested: [{ at: new Date(0) }] }],
    [{ text: "é ✓ < & > \u2028 \n" }],
  ])("%j comes back equal", (value) => expect(roundTrip(value)).toEqual(value));

  it("drops absent members, as JSON does", () => {
    expect(roundTrip({ a: 1, b: undefined })).toEqual({ a: 1 });
  });

  it("holds for any JSON, with any keys", () => {
    const anything = fc.object({
      key: fc.oneof(fc.constantFrom("$date", "$bytes", "$plain", "__proto__", "toJSON"), fc.string()),
      values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true })],
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
