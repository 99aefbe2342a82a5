import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { AwsFailure } from "@/server/aws/errors";
import { settings } from "@/server/settings";

const PATIENCE_MS = 3_000;

/** Whether a public name resolves, asked of this machine's resolver. Throws when the resolver cannot tell. */
export async function resolves(host: string): Promise<boolean> {
  if (isIP(host) !== 0) return true;
  try {
    await withPatience(lookup(host));
    return true;
  } catch (thrown) {
    const code = String((thrown as NodeJS.ErrnoException).code ?? "");
    // The embedded endpoint asks the same resolver, so what fails here fails there; AWS's own may know better.
    if (code === "ENOTFOUND" || code === "ENODATA" || settings().connection === "local") return false;
    const fields = { code: "timed_out", awsCode: code || "TimedOut", operation: "lookup", retryable: true } as const;
    throw new AwsFailure(`The name ${host} could not be looked up.`, fields, thrown);
  }
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
