import { describe, expect, it } from "vitest";
import type { Facts, TaskFact } from "@/lib/domain/facts";
import { AT, CLUSTER, changeService, deployment, groupArn, healthyFacts } from "@/lib/domain/testing/facts";
import type { LogFilter } from "@/server/aws/read/logs";
import type { Reader } from "./reader";
import { readTrouble } from "./trouble";

const DEFINITION = "arn:aws:ecs:us-east-1:000000000000:task-definition/hello-dev:1";
const minutesAgo = (minutes: number): string => new Date(Date.parse(AT) - minutes * 60_000).toISOString();

const ended = (id: string, minutes: number, more: Partial<TaskFact> = {}): TaskFact => ({
  arn: `arn:task/main/${id}`,
  clusterArn: CLUSTER,
  serviceName: "hello-dev",
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  taskDefinitionArn: DEFINITION,
  addresses: [],
  containers: [{ name: "web", image: "app:7", exitCode: 1 }],
  createdAt: minutesAgo(minutes + 1),
  stoppedAt: minutesAgo(minutes),
  stopCode: "EssentialContainerExited",
  ...more,
});

/** What is asked of AWS about hello-dev, which has stopped these tasks. */
async function asked(change: Parameters<typeof changeService>[2], stopped: TaskFact[] = []) {
  const facts = healthyFacts();
  changeService(facts, "hello-dev", change);
  const logging = { driver: "awslogs", group: "/hello", streamPrefix: "ecs" };
  const definition = facts.taskDefinitions[DEFINITION]?.value;
  for (const container of definition?.containers ?? []) container.logging = logging;
  const lists: string[] = [];
  const tails: LogFilter[] = [];
  const source = {
    listStoppedTasks: async (_: string, name: string) => {
      lists.push(name);
      return stopped;
    },
    filterLogs: async (filter: LogFilter) => {
      tails.push(filter);
      return { events: [{ message: "no database" }] };
    },
    getTaskDefinition: async () => definition,
  };
  const get = async (_: string, read: () => Promise<unknown>) => ({ at: AT, value: await read() });
  const reader = { source, get, fresh: false, now: () => Date.parse(AT), renew: () => undefined } as unknown as Reader;
  const read: Pick<Facts, "logTails"> = await readTrouble(reader, facts, new Set([groupArn("hello-dev")]), true);
  return { lists, tails: tails.map(({ streamPrefix }) => streamPrefix), logTails: read.logTails };
}

describe("what explains why tasks do not stay", () => {
  it("is not asked of a service that is well", async () => {
    expect(await asked({})).toMatchObject({ lists: [], tails: [] });
  });

  it("is asked of one that starts tasks again and again, though all run", async () => {
    const message = "(service hello-dev) has started 1 tasks: (task x).";
    const events = [2, 7, 12].map((minutes) => ({ at: minutesAgo(minutes), message }));
    const { lists, tails } = await asked({ events }, [ended("c", 2), ended("b", 7), ended("a", 12)]);
    expect({ lists, tails }).toEqual({ lists: ["hello-dev"], tails: ["ecs/web/c"] });
  });

  it("is asked of one that went back to what ran before, and tails a task of the rollout that failed", async () => {
    const messages = [
      "rolling back to deployment ecs-svc/1.",
      "(deployment ecs-svc/2) deployment failed: tasks failed to start.",
    ];
    const events = messages.map((message) => ({ at: minutesAgo(3), message: `(service hello-dev) ${message}` }));
    const deployments = [deployment("COMPLETED", { id: "ecs-svc/1" })];
    const failed = ended("failed", 4, { taskDefinitionArn: "arn:failed:2", startedBy: "ecs-svc/2" });
    const { lists, tails } = await asked({ events, deployments }, [ended("other", 1), failed]);
    expect({ lists, tails }).toEqual({ lists: ["hello-dev"], tails: ["ecs/web/failed"] });
  });

  it.each([
    ["stopped by hand", { stopCode: "UserInitiated" }],
    [
      "scaled in",
      { stopCode: "ServiceSchedulerInitiated", stoppedReason: "Scaling activity initiated by (deployment)" },
    ],
  ])("tails the task that failed, not the newer one that was %s", async (_, more) => {
    const { tails, logTails } = await asked({ running: 1, events: [] }, [ended("meant", 1, more), ended("dead", 3)]);
    expect(tails).toEqual(["ecs/web/dead"]);
    expect(logTails["arn:task/main/dead"]?.value).toEqual(["no database"]);
  });
});
