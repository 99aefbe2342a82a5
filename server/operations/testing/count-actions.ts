import type { CliService } from "@/lib/domain/cli/command";
import { permissionOf } from "@/lib/domain/cli/permission";
import type { TestEndpoint } from "../../local-aws/testing";
import { sendRaw } from "../../local-aws/testing/raw-request";

/** Counts calls from now on; answers how to ask which IAM actions they took. */
export async function countActions({ url }: TestEndpoint): Promise<() => Promise<Set<string>>> {
  const { mark } = JSON.parse((await sendRaw(url, { method: "POST", target: "/_local/calls" })).body);
  return async () => {
    const { body } = await sendRaw(url, { method: "GET", target: `/_local/calls?since=${mark}` });
    const { calls } = JSON.parse(body) as { calls: Record<string, Record<string, number>> };
    const all = Object.entries(calls).flatMap(([service, counts]) =>
      Object.keys(counts).map((operation) => permissionOf({ service: service as CliService, operation })),
    );
    return new Set(all);
  };
}
