/** Kinds of property values. As in AWS, numbers and truth values may be written as text, since parameters are text. */
import { z } from "zod";

const isScalar = (value: unknown) => typeof value === "number" || typeof value === "boolean";

export const text = z.preprocess((value) => (isScalar(value) ? String(value) : value), z.string());

const numeric = (value: unknown) =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
export const integer = z.preprocess(numeric, z.number().int());
export const decimal = z.preprocess(numeric, z.number());

export const flag = z.preprocess((value) => {
  const word = typeof value === "string" ? value.toLowerCase() : undefined;
  return word === "true" ? true : word === "false" ? false : value;
}, z.boolean());

export const texts = z.array(text);
export const textMap = z.record(z.string(), text);
/** A JSON document: given as an object, or as text. */
export const json = z.union([z.record(z.string(), z.unknown()), z.string()]);

/** A structure whose members are all optional unless said otherwise, and no others are known. */
export const structure = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

export const tagList = z.array(structure({ Key: text, Value: text }));

/** A document as the services take it. */
export const documentText = (document: z.output<typeof json>): string =>
  typeof document === "string" ? document : JSON.stringify(document);
