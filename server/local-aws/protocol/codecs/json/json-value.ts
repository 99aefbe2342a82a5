/** JSON documents against a schema, by the SDK's own codec. Shared by awsJson and restJson. */
import { JsonCodec } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { DocumentType } from "@smithy/types";
import { AwsError } from "../../aws-error";
import { checkShape } from "./json-shape";

const EPOCH_SECONDS = 7;

export interface JsonValue {
  read(schema: NormalizedSchema, body: Buffer): Record<string, unknown>;
  write(schema: NormalizedSchema, value: unknown): string;
}

export function jsonValue(rest: boolean): JsonValue {
  const codec = new JsonCodec({
    timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
    httpBindings: rest,
    jsonName: rest,
  });
  return {
    read(schema, body) {
      const document = parse(body);
      if (schema.isUnitSchema()) return {};
      try {
        checkShape(schema, document, rest);
        return codec.createDeserializer().readObject(schema, document as Record<string, DocumentType>) as Record<
          string,
          unknown
        >;
      } catch (error) {
        if (error instanceof AwsError) throw error;
        // A timestamp that is none, base64 that is none, nesting beyond the stack: the caller's mistake in each case.
        throw malformed();
      }
    },
    write(schema, value) {
      const serializer = codec.createSerializer();
      serializer.write(schema, value);
      return serializer.flush() as string;
    },
  };
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    const text = body.toString("utf8");
    // The codec takes "__type" in a document as leave to copy unknown members; in a request it means nothing.
    const document: unknown = text.includes('"__type"') ? JSON.parse(text, dropType) : JSON.parse(text);
    // `null` is no structure, whatever the codec thinks.
    if (document !== null) return document;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function dropType(key: string, value: unknown): unknown {
  return key === "__type" ? undefined : value;
}

function malformed(): AwsError {
  return new AwsError("SerializationException", "The request body could not be parsed.");
}
