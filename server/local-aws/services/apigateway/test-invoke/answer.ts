/** What a test call answers its caller with. */
import { type FailureKind, answerOf as failureAnswerOf } from "../execute/failure";
import type { MemoryAnswer } from "./in-memory";

export interface TestAnswer {
  status: number;
  body: string;
  /** The last value of each. */
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
}

/** Belong to the connection, or are ids that the execution log has. */
const LEFT_OUT = new Set([
  "connection",
  "date",
  "keep-alive",
  "transfer-encoding",
  "x-amzn-requestid",
  "x-amz-apigw-id",
]);

export function answerOf({ status, headers, body }: MemoryAnswer): TestAnswer {
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? "";
    if (!LEFT_OUT.has(name.toLowerCase())) values.set(name, [...(values.get(name) ?? []), headers[index + 1] ?? ""]);
  }
  return withHeaders(status, body, values);
}

export function failedAnswer(kind: FailureKind): TestAnswer {
  const { status, body, errorType } = failureAnswerOf(kind);
  return withHeaders(status, body, new Map([["x-amzn-ErrorType", [errorType]]]));
}

function withHeaders(status: number, body: string, values: Map<string, string[]>): TestAnswer {
  const last = [...values].map(([name, all]) => [name, all.at(-1) ?? ""]);
  return { status, body, headers: Object.fromEntries(last), multiValueHeaders: Object.fromEntries(values) };
}
