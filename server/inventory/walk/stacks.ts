import type { Fact } from "@/lib/domain/facts";
import type { Reader } from "./reader";
import { stackSource as source } from "./stack-source";

type Answer<Verb extends keyof typeof source> = Awaited<ReturnType<(typeof source)[Verb]>>;

/** CloudFormation's stacks: one call for all who look at the same. All but templates is marked by `touch("stacks")`. */
export interface StackReader {
  all(): Promise<Fact<Answer<"listStacks">>>;
  /** Null in it: there is none of this name. */
  named(name: string): Promise<Fact<Answer<"findStack">>>;
  events(stack: { id: string; name: string }): Promise<Fact<Answer<"listLastEvents">>>;
  resources(stackId: string): Promise<Fact<Answer<"listStackResources">>>;
  openChangeSets(stackId: string): Promise<Fact<Answer<"listOpenChangeSets">>>;
  changeSet(stackName: string, changeSetId: string): Promise<Fact<Answer<"findChangeSet">>>;
  /** `version`: what it changes with. */
  template(stackId: string, version: string): Promise<Fact<Answer<"getTemplate">>>;
  templateAt(url: string): Promise<Fact<Answer<"summarizeTemplate">>>;
  detection(id: string): Promise<Fact<Answer<"getDetection">>>;
  drifts(stackId: string): Promise<Fact<Answer<"listDrifts">>>;
}

/** `readerFor`: a reader with the demand of the moment. */
export function stackReader(readerFor: () => Reader): StackReader {
  const get = <T>(key: string, read: () => Promise<T>): Promise<Fact<T>> => readerFor().get(`stacks:${key}`, read);
  return {
    all: () => get("all", source.listStacks),
    named: (name) => get(`named:${name}`, () => source.findStack(name)),
    events: (stack) => get(`events:${stack.id}`, () => source.listLastEvents(stack)),
    resources: (id) => get(`resources:${id}`, () => source.listStackResources(id)),
    openChangeSets: (id) => get(`changeSets:${id}`, () => source.listOpenChangeSets(id)),
    changeSet: (stack, id) => get(`changeSet:${stack}/${id}`, () => source.findChangeSet(stack, id)),
    template: (id, version) => readerFor().get(`stackTemplates:${id}@${version}`, () => source.getTemplate(id)),
    templateAt: (url) => get(`templateAt:${url}`, () => source.summarizeTemplate(url)),
    detection: (id) => get(`detection:${id}`, () => source.getDetection(id)),
    drifts: (id) => get(`drifts:${id}`, () => source.listDrifts(id)),
  };
}
