/** A request of someone who means harm: bytes on a socket, or a request that is signed or not. */
import { type RawRequest, type Signer, sendRaw, sendSigned } from "../raw-request";
import { sendBytes } from "../send-bytes";

export type Attack = { bytes: string | Uint8Array; port: number } | { request: RawRequest; signer?: Signer };

/** The status; null where the connection was just ended. @throws Error that says which attack it was */
export async function perform(url: string, attack: Attack): Promise<number | null> {
  try {
    return await statusOf(url, attack);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ECONNRESET" || code === "EPIPE") return null;
    throw new Error(`${message} after ${describeAttack(attack)}`, { cause });
  }
}

async function statusOf(url: string, attack: Attack): Promise<number | null> {
  if ("bytes" in attack) {
    const line = /^HTTP\/1\.1 (\d{3}) /.exec(await sendBytes(attack.port, attack.bytes));
    return line ? Number(line[1]) : null;
  }
  const { request, signer } = attack;
  return (await (signer ? sendSigned(url, request, signer) : sendRaw(url, request))).status;
}

/** For a person who wants to see what it was. */
export const describeAttack = (attack: Attack): string =>
  JSON.stringify(attack, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  ).slice(0, 600);

const FORM = { "content-type": "application/x-www-form-urlencoded" };

export const form = (service: string, body: string): Attack => ({
  request: { headers: FORM, body },
  signer: { service },
});

export const json = (service: string, target: string, body: string | Uint8Array): Attack => ({
  request: { headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target }, body },
  signer: { service },
});

export const rest = (service: string, method: string, target: string, body: string | Uint8Array): Attack => ({
  request: { method, target, headers: { "content-type": "application/json" }, body },
  signer: { service },
});
