import { expect, it } from "vitest";
import type { Facts } from "@/lib/domain/facts";
import { AT, CLUSTER, groupArn, healthyFacts, setTargets } from "@/lib/domain/testing/facts";
import type { Reader } from "./reader";
import { readUnregistered } from "./unregistered";

const GROUP = groupArn("hello-dev");

/** What AWS is asked for, of an account whose group hello-dev has no target. */
async function askedOf(change: (facts: Facts) => void): Promise<unknown[]> {
  const asked: unknown[] = [];
  const facts = healthyFacts();
  setTargets(facts, "hello-dev", []);
  change(facts);
  const source = {
    listTargetHealth: async (arn: string, places: unknown) => {
      asked.push([arn, places]);
      return [];
    },
  };
  const get = async (_: string, read: () => Promise<unknown>) => ({ at: AT, value: await read() });
  await readUnregistered({ source, get } as unknown as Reader, facts.targetHealth, facts);
  return asked;
}

const tasksOf = (facts: Facts) => facts.tasks[CLUSTER]?.value?.filter(({ serviceName }) => serviceName === "hello-dev");
const registering = (facts: Facts, containerPort: number) => {
  const service = facts.services[CLUSTER]?.value?.find(({ name }) => name === "hello-dev");
  Object.assign(service ?? {}, { registrations: [{ targetGroupArn: GROUP, container: "web", containerPort }] });
};

it("tasks by their addresses, at the port that is registered", async () => {
  const places = ["10.0.0.1", "10.0.0.2"].map((id) => ({ id, port: 8080 }));
  expect(await askedOf((facts) => registering(facts, 8080))).toEqual([[GROUP, places]]);
});

/** The two tasks share an instance. */
const onInstance = (facts: Facts) => {
  for (const [at, task] of (tasksOf(facts) ?? []).entries()) {
    const hostPorts = [
      { container: "web", containerPort: 80, hostPort: 32768 + at },
      { container: "web", containerPort: 9000, hostPort: 40000 + at },
      { container: "sidecar", containerPort: 80, hostPort: 50000 + at },
    ];
    Object.assign(task, { addresses: [], containerInstanceArn: "arn:ci/a", hostPorts });
  }
  facts.containerInstances[CLUSTER] = { at: AT, value: { "arn:ci/a": "i-a" } };
};

it("tasks on instances by the host port of the container's that is registered", async () => {
  const places = [32768, 32769].map((port) => ({ id: "i-a", port }));
  expect(await askedOf(onInstance)).toEqual([[GROUP, places]]);
});

it("in host mode by the container's own port", async () => {
  const asked = await askedOf((facts) => {
    onInstance(facts);
    registering(facts, 8080);
    const [task, other] = tasksOf(facts) ?? [];
    Object.assign(task ?? {}, { hostPorts: [] });
    Object.assign(other ?? {}, { lastStatus: "PENDING" });
    const containers = [{ name: "web", image: "web", ports: [8080] }];
    Object.assign(facts.taskDefinitions[task?.taskDefinitionArn ?? ""]?.value ?? {}, {
      networkMode: "host",
      containers,
    });
  });
  expect(asked).toEqual([[GROUP, [{ id: "i-a", port: 8080 }]]]);
});

it.each<[what: string, change: (facts: Facts) => void]>([
  ["which instance a container instance is", (facts) => delete facts.containerInstances[CLUSTER]],
  ["a host port", (facts) => tasksOf(facts)?.map((task) => Object.assign(task, { hostPorts: [] }))],
])("nothing while %s is not known", async (_what, change) => {
  expect(
    await askedOf((facts) => {
      onInstance(facts);
      change(facts);
    }),
  ).toEqual([]);
});
