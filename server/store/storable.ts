import { customType } from "drizzle-orm/pg-core";

/**
 * PostgreSQL refuses the character U+0000 in every text, and half of a surrogate pair in JSON. AWS may send the one, and
 * a text that is cut off ends in the other: both are kept as U+FFFD, so that nothing else of an answer is lost for them.
 */
const REPLACEMENT = "\uFFFD";

/** An escape as `JSON.stringify` writes it: surrogates only where they have no other half. */
const ESCAPE = /\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g;

export const storableText = (text: string): string => text.replaceAll("\u0000", REPLACEMENT);

/** A value as JSON that `jsonb` takes. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(ESCAPE, (whole, what: string) => (what.length === 1 ? whole : REPLACEMENT));

/** A column of any text, whoever wrote it. */
export const text = customType<{ data: string }>({ dataType: () => "text", toDriver: storableText });

/** A column of any value. Both drivers answer with it parsed. */
export const jsonb = customType<{ data: unknown }>({ dataType: () => "jsonb", toDriver: storableJson });
