import type { OperationSummary } from "@/lib/contracts/operations";
import { judgeEnvironment } from "../environment";
import { type Facts, indexFacts, type ListenerFact, snapshotKey } from "../facts";
import * as make from "./facts";

/** What can be done to the healthy facts, as changes of dev, and dev judged after them. */
export type Change = (facts: Facts) => void;

export function judge(change: Change = () => {}, stage = "dev", live: OperationSummary[] = []) {
  const facts = make.factsWith(change);
  const context = { index: indexFacts(facts), live, invokeUrl: (id: string, name: string) => `http://x/${id}/${name}` };
  return judgeEnvironment(context, make.API, make.stageOf(facts, stage));
}

/** An operation that holds a stage of the example, three of its ten steps done. */
export const operation = (stage: string, more: Partial<OperationSummary> = {}): OperationSummary => ({
  id: "op1",
  kind: "provision",
  title: "Provision",
  apiId: make.API.id,
  apiName: make.API.name,
  stage,
  actor: "somebody",
  status: "running",
  createdAt: make.AT,
  progress: { done: 3, total: 10 },
  ...more,
});

export const listenerOf = (facts: Facts): ListenerFact => {
  const [listener] = facts.listeners[make.balancerArn("hello-dev")]?.value ?? [];
  if (!listener) throw new Error("no listener");
  return listener;
};
export const methodOf = (facts: Facts) => {
  const [method] = facts.snapshots[snapshotKey("api1", "dep2")]?.value?.methods ?? [];
  if (!method) throw new Error("no method");
  return method;
};
export const answering = (action: ListenerFact["rules"][number]["action"]) => (facts: Facts) => {
  listenerOf(facts).rules = [{ priority: Number.POSITIVE_INFINITY, conditions: [], action }];
};
export const balancerState = (state: string) => (facts: Facts) => {
  const [balancer] = facts.loadBalancers.value ?? [];
  if (balancer) balancer.state = state;
};
export const service = (change: Parameters<typeof make.changeService>[2]) => (facts: Facts) =>
  make.changeService(facts, "hello-dev", change);
export const targets =
  (...list: ReturnType<typeof make.targetFact>[]) =>
  (facts: Facts) =>
    make.setTargets(facts, "hello-dev", list);
/** Both changes, in order. */
export const both =
  (first: Change, second: Change): Change =>
  (facts) => {
    first(facts);
    second(facts);
  };

export const denied = { error: { code: "aws_denied" as const, message: "no", since: make.AT } };

export function methodsTo(facts: Facts, methods: []): void {
  facts.snapshots[snapshotKey("api1", "dep2")] = { value: { source: "export", methods } };
}

export function integrationTo(facts: Facts, integration: { type: string; uri?: string; httpMethod?: string }): void {
  methodOf(facts).integration = integration;
}

export function external(facts: Facts, resolves: boolean): void {
  make.setVariable(facts, "dev", "service.company.org");
  facts.hosts["service.company.org"] = { at: make.AT, value: resolves };
}
