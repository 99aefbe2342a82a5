import "server-only";
import { randomUUID } from "node:crypto";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ImportDone } from "@/lib/contracts/definition";
import type { ImportInput } from "@/lib/contracts/definition-input";
import { type ApiDefinition, readDefinition } from "@/lib/domain/definition/read/read-definition";
import { putDefinition } from "@/server/aws/write/api-definition";
import { inventory } from "@/server/inventory";
import { releaseLock, takeLock } from "@/server/store/locks/lock";
import { requireApi } from "../require-api";
import { recorded } from "../services/recorded";
import { withNewApi } from "./new-api";
import { requireConfirmed } from "./require-confirmed";

/** Longer than AWS takes for 6 MB, its retries included. */
const LOCK_MS = 120_000;

const KEY = Symbol.for("stageway.imports");
const shared = globalThis as { [KEY]?: Map<string, Promise<ImportDone>> };
shared[KEY] ??= new Map();
const running = shared[KEY];

/**
 * Makes an API of a definition, or puts the definition into one. The same request twice is one import: at the same time
 * they share it, and later what the first has made is found.
 * @throws AppFailure `invalid_input`, `not_found`, `check_failed` without a confirmation, `conflict`; AwsFailure
 */
export function importDefinition(input: ImportInput): Promise<ImportDone> {
  const { requestId } = input;
  const shares = running.get(requestId) ?? carryOut(input).finally(() => running.delete(requestId));
  running.set(requestId, shares);
  return shares;
}

async function carryOut(input: ImportInput): Promise<ImportDone> {
  const body = new Uint8Array(await input.definition.arrayBuffer());
  const definition = read(new TextDecoder().decode(body));
  const target = input.mode === "new" ? null : await requireApi(input.apiId ?? "");
  const apiName = target?.name ?? definition.title;
  return locked(apiName, async () => {
    if (target && input.mode === "overwrite") await requireConfirmed(target, definition, input.confirm);
    const put = (apiId: string) =>
      putDefinition({
        apiId,
        body,
        mode: input.mode === "merge" ? "merge" : "overwrite",
        failOnWarnings: input.failOnWarnings,
      });
    const done: Omit<ImportDone, "commands"> = { apiId: "", apiName, warnings: [] };
    const { commands } = await recorded(async () => {
      done.apiId = target?.id ?? "";
      const { name, warnings } = target
        ? await put(target.id)
        : await withNewApi(definition.title, input.requestId, (apiId) => {
            done.apiId = apiId;
            return put(apiId);
          });
      Object.assign(done, { apiName: name, warnings });
    });
    inventory().touch("apis", `resources:${done.apiId}`, `apiParts:${done.apiId}`, `stages:${done.apiId}`);
    return { ...done, commands };
  });
}

function read(text: string): ApiDefinition {
  const reading = readDefinition(text);
  if (reading.ok) return reading.definition;
  const [{ message, line, column } = { message: "It could not be read." }] = reading.problems;
  const where = line === undefined ? "" : ` (line ${line}, column ${column})`;
  throw new AppFailure({
    code: "invalid_input",
    message: "The definition cannot be imported.",
    reason: `${message}${where}`,
    fields: { definition: `${message}${where}` },
  });
}

/** Operations that change the API take the same lock: neither deploys what the other has half done. */
async function locked<T>(apiName: string, work: () => Promise<T>): Promise<T> {
  const [name, holder] = [`api:${apiName}`, randomUUID()];
  if (!(await takeLock(name, holder, LOCK_MS))) {
    throw new AppFailure({
      code: "conflict",
      message: `Something else is changing the API ${apiName} right now.`,
      remedy: "Look at the operations, and import again once it has ended.",
    });
  }
  try {
    return await work();
  } finally {
    await releaseLock(name, holder);
  }
}
