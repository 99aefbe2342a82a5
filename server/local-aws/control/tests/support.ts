/** Asks the control address of a test endpoint. */
import { type RawAnswer, sendRaw } from "../../testing/raw-request";

export interface ControlAnswer {
  status: number;
  /** What came as JSON. */
  body: Record<string, unknown>;
  error: string;
}

export async function control(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ControlAnswer> {
  const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const sent = text === undefined ? { method, headers } : { method, headers, body: text };
  const answer: RawAnswer = await sendRaw(url, { ...sent, target: `/_local/${path}` });
  const parsed = JSON.parse(answer.body) as Record<string, unknown>;
  return { status: answer.status, body: parsed, error: String(parsed.error ?? "") };
}

/** The error of a call by an SDK client; the answer is a failure of the test. */
export async function errorOf(call: Promise<unknown>): Promise<Error & { $metadata?: { httpStatusCode?: number } }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("expected an error, got an answer");
  return error;
}
