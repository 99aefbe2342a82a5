import type { Codec, WireResponse } from "../codecs/codec";
import type { Interference } from "../control";

/** The answer of a call that something interferes with, or its own where nothing does. */
export async function disturb(
  interference: Interference | undefined,
  codec: Codec,
  requestId: string,
  carryOut: () => Promise<WireResponse>,
): Promise<WireResponse> {
  if (!interference) return carryOut();
  const { error, status, ending } = interference;
  if (ending === "drop") return { status: 0, headers: {}, body: "", ending };
  const wire = error ? codec.writeError(error, requestId) : await carryOut();
  const answer = { ...wire, status: status ?? wire.status };
  if (ending === "malformed") return { ...answer, body: halfOf(answer.body) };
  return ending ? { ...answer, ending } : answer;
}

/** Half a document is none; where there is no document, the beginning of one. */
function halfOf(body: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(body);
  return bytes.length === 0 ? Buffer.from("{") : bytes.subarray(0, bytes.length / 2);
}
