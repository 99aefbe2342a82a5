import { expect, it } from "vitest";
import type { Facts, TaskFact } from "@/lib/domain/facts";
import { AT, CLUSTER, healthyFacts } from "@/lib/domain/testing/facts";
import { readContainerInstances } from "./container-instances";
import type { Reader } from "./reader";

const services = healthyFacts().services[CLUSTER]?.value ?? [];
const hosted = (serviceName: string | undefined, ...instances: string[]): TaskFact[] =>
  instances.map((containerInstanceArn) => ({
    ...(healthyFacts().tasks[CLUSTER]?.value?.[0] as TaskFact),
    serviceName,
    addresses: [],
    containerInstanceArn,
  }));

/** A reader that serves what it has read until it is to be renewed, and what AWS was asked. */
function reading() {
  const asked: string[][] = [];
  let held: unknown;
  let stale = false;
  let error: object | undefined;
  const source = {
    instancesBehind: async (_: string, arns: string[]) => {
      asked.push(arns);
      return Object.fromEntries(arns.map((arn) => [arn, `i-${arn}`]));
    },
  };
  const get = async (_: string, read: (last?: unknown) => Promise<unknown>) => {
    if (held === undefined || stale) held = await read(held);
    stale = false;
    return { at: AT, value: held, ...(error && { error }) };
  };
  const renew = () => {
    stale = true;
  };
  const reader = { source, get, renew } as unknown as Reader;
  const read = async (tasks: TaskFact[]): Promise<Facts["containerInstances"]> =>
    readContainerInstances(reader, services, { [CLUSTER]: { at: AT, value: tasks } });
  const fail = () => {
    error = { code: "aws_denied", message: "no", since: AT };
  };
  return { asked, read, fail };
}

it("asks for each container instance once, as soon as a task is on it", async () => {
  const { asked, read } = reading();
  await read(hosted("hello-dev", "a", "b", "a"));
  await read(hosted("hello-dev", "b"));
  const found = await read(hosted("hello-dev", "b", "c"));
  expect(asked).toEqual([["a", "b"], ["c"]]);
  expect(found[CLUSTER]?.value).toEqual({ b: "i-b", c: "i-c" });
});

it("leaves it to the next reading when the last one failed", async () => {
  const { asked, read, fail } = reading();
  await read(hosted("hello-dev", "a"));
  fail();
  await read(hosted("hello-dev", "a", "b"));
  expect(asked).toEqual([["a"]]);
});

it("asks nothing where no service in scope has a task that a host port leads to", async () => {
  const { asked, read } = reading();
  const addressed = hosted("hello-dev", "a").map((task) => ({ ...task, addresses: ["10.0.0.1"] }));
  expect(await read([...hosted("another", "a"), ...hosted(undefined, "b"), ...addressed])).toEqual({});
  expect(asked).toEqual([]);
});
