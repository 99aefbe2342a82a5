import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GetResourcesCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { Client } from "@smithy/core/client";
import { expect, it, vi } from "vitest";
import type { OperationDetail } from "@/lib/contracts/operations";
import { addressed } from "@/lib/domain/cli/destination";
import { nameOf, type SdkCommand } from "@/server/aws/call";
import { SERVICES } from "@/server/aws/clients";
import { settings } from "@/server/settings";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { aws } from "../../local-aws/testing/aws-cli/run";
import { type Words, wordsOf } from "../../local-aws/testing/aws-cli/words";
import { cliCommand } from "../cli";
import { shapeOf } from "./shape";

const PATIENCE_MS = 60_000;

export interface Replay {
  /** An account that was empty as well, in which only commands have been pasted. */
  copy: TestEndpoint;
  /** Where they are pasted: a file that a command names stands here. */
  folder: string;
  /**
   * Does something here and pastes there what it recorded; then both are alike. Of what AWS names by chance a person takes
   * the name that AWS answered to them.
   */
  replay(work: () => Promise<readonly string[]>): Promise<readonly string[]>;
  /** What is called so here is called so there. */
  pair(here: string, there: string): void;
  close(): Promise<void>;
}

export async function startReplay(endpoint: TestEndpoint): Promise<Replay> {
  const copy = await startTestEndpoint();
  const folder = await mkdtemp(join(tmpdir(), "stageway-replay-"));
  const names = new Map([[endpoint.url, copy.url]]);
  return {
    copy,
    folder,
    async replay(work) {
      const { commands, answers } = await overheard(work);
      const told = async (all: readonly string[]) =>
        (await wordsOf(all)).map((words, index): Line => ({ words, told: answers.get(all[index] ?? "") ?? [] }));
      const looks = await told([...answers.keys()].filter((command) => LOOK.test(command)));
      for (const line of await told(commands)) await pasted(line, looks, names, folder);
      await alike(endpoint, copy);
      return commands;
    },
    pair: (here, there) => void names.set(here, there),
    async close() {
      await copy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Replayed = readonly [what: string, work: () => Promise<readonly string[]>];

/** A test for each operation, in this order: each goes on from the one before. */
export function replayEach(operations: readonly Replayed[], account: () => Replay): void {
  // Once they are unlike, nothing that follows says anything.
  let unlike = false;
  it.each(operations)("%s", async (_, work) => {
    expect(unlike, "what came before").toBe(false);
    unlike = true;
    expect((await account().replay(work)).length).toBeGreaterThan(0);
    unlike = false;
  });
}

/** All commands of an operation that came to a good end, in the order of its steps. */
export function commandsOf(detail: OperationDetail): string[] {
  expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
  return detail.steps.flatMap(({ commands }) => commands);
}

/** Beside what Stageway does stands a command: that is pasted instead of what was recorded. */
export const shownAs = (command: string, work: Promise<unknown>): Promise<string[]> =>
  work.then(() => [addressed(command, settings())]);

/** What is done, and what AWS answered meanwhile to each of the commands. */
async function overheard(work: () => Promise<readonly string[]>) {
  const answers = new Map<string, unknown[]>();
  const { send } = Client.prototype;
  const spy = vi.spyOn(Client.prototype, "send").mockImplementation(async function (this: unknown, ...sent: never) {
    const answer = await send.apply(this as never, sent);
    const command = sent[0] as SdkCommand<unknown> & { input: object };
    const { namespace, operation } = nameOf(command);
    const text = cliCommand({ service: SERVICES[namespace], operation, input: command.input });
    answers.set(text, [...(answers.get(text) ?? []), answer]);
    return answer;
  } as never);
  try {
    return { commands: await work(), answers };
  } finally {
    spy.mockRestore();
  }
}

const translated = ({ words, env }: Words, names: ReadonlyMap<string, string>): Words => ({
  env,
  words: words.map((word) => [...names].reduce((text, [here, there]) => text.replaceAll(here, there), word)),
});

const LOOK = / (get|describe|list)-/;

/** A command, and what AWS answered to it here, first to last. */
interface Line {
  words: Words;
  told: unknown[];
}

/**
 * As a person would who is told that something is still in use, or is not there: looks once more, as Stageway did, and
 * tries again. Not every answer of AWS has the name of what it has made.
 */
async function pasted(line: Line, looks: Line[], names: Map<string, string>, folder: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const { words, env } = translated(line.words, names);
    const { code, stdout, stderr } = await aws(words, { env, folder });
    const isLook = LOOK.test(words.slice(0, 2).join(" "));
    if (code === 0) return learn(names, line.told[0], stdout === "" ? {} : JSON.parse(stdout), !isLook);
    if (code !== 254 || Date.now() > until) throw new Error(`${words.join(" ")}\n${stderr}`);
    for (const look of looks) {
      const again = translated(look.words, names);
      const answer = await aws(again.words, { env: again.env, folder });
      if (answer.code === 0 && answer.stdout !== "") learn(names, look.told.at(-1), JSON.parse(answer.stdout), false);
    }
  }
}

/** What differs between two answers to the same command is a name that was given by chance; who gives it knows it best. */
function learn(names: Map<string, string>, here: unknown, there: unknown, given: boolean): void {
  if (typeof here === "string" && typeof there === "string") {
    const isName = here !== there && withoutChance(here) === withoutChance(there);
    if (isName && (given || !names.has(here))) names.set(here, there);
  } else if (typeof here === "object" && here !== null && typeof there === "object" && there !== null) {
    for (const [key, each] of Object.entries(here)) learn(names, each, (there as Record<string, unknown>)[key], given);
  }
}

/** Of names that people give nothing is left out: lists of two accounts may not be in step. */
const withoutChance = (text: string): string =>
  /^[a-z0-9]{6,10}$/.test(text)
    ? "#"
    : text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{8,}|[0-9A-F]{12}|\d{8,}|[A-Z0-9]{16,}/g, "#");

async function alike(endpoint: TestEndpoint, copy: TestEndpoint): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    // What is being removed may go between the list that names it and the look at it.
    const looked = await Promise.allSettled([accountOf(endpoint), accountOf(copy)]);
    const [here, there] = looked.map((look) => (look.status === "fulfilled" ? look.value : look.reason));
    const seen = looked.every(({ status }) => status === "fulfilled");
    if (!(seen && JSON.stringify(here) === JSON.stringify(there)) && Date.now() < until) continue;
    expect(seen, String(here instanceof Error ? here : there)).toBe(true);
    return expect(there).toEqual(here);
  }
}

const accountOf = async (endpoint: TestEndpoint) => ({
  // An API that a person has imported has no tag, one of Stageway's that of its operation.
  shape: JSON.parse(JSON.stringify(await shapeOf(endpoint)), (key, value) =>
    key === "tags" && JSON.stringify(value) === "{}" ? undefined : value,
  ),
  edited: await editedApis(endpoint),
  stacks: await stacksOf(endpoint),
});

async function stacksOf({ url }: TestEndpoint): Promise<unknown> {
  const client = new CloudFormationClient(clientConfig(url));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
  client.destroy();
  return Stacks.map(({ StackName, StackStatus, Parameters, EnableTerminationProtection }) => [
    StackName,
    StackStatus,
    Parameters,
    EnableTerminationProtection,
  ]);
}

/** The APIs as they are edited, deployed or not. */
export async function editedApis({ apigateway }: TestEndpoint): Promise<unknown> {
  const { items = [] } = await apigateway.send(new GetRestApisCommand({ limit: 500 }));
  const apis = items.map(async ({ id: restApiId, name = "", endpointConfiguration }) => {
    const found = await apigateway.send(new GetResourcesCommand({ restApiId, embed: ["methods"], limit: 500 }));
    const resources = (found.items ?? []).map(({ path = "", resourceMethods }) => ({ path, resourceMethods }));
    resources.sort((a, b) => a.path.localeCompare(b.path));
    return JSON.stringify({ name, endpointConfiguration, resources }, (key, value) =>
      key === "cacheNamespace" ? undefined : value,
    );
  });
  return (await Promise.all(apis)).sort();
}
