import { type Destination, renamedRefs, written } from "../cli/command";
import { keyWords } from "../cli/destination";
import { planApi } from "./api";
import { planCapacity, planEntrance, planProvider } from "./capacity";
import { planContainers, planService } from "./containers";
import { boundAddress, planLoadBalancing } from "./load-balancing";
import { planNetwork } from "./network";
import type { Brief, Planned } from "./planned";
import {
  clusterOwner,
  entersMachines,
  logGroupOwner,
  machinesOwner,
  nameIn,
  providerOwner,
  type Scope,
  scopesOf,
} from "./scope";
import { type OneService, servicesOf } from "./services-of";

/**
 * All resources of a new environment, in the order in which their commands run. What the same operation makes step by
 * step; a test runs the commands and compares.
 */
export function planEnvironment(brief: Brief): Planned[] {
  const all = servicesOf(brief.input);
  const parts = all.map((input, index) => planOne({ ...brief, input, granted: brief.grants?.[index] }, all, index));
  const scopes = scopesOf(all, parts.map(keptBy), "_");
  const bound = all.map((input, index): [string, string] => {
    const address = boundAddress({ ...brief, input });
    return [input.variableName, inScope(scopes[index], address)];
  });
  // Where two services share a variable, it is the first one's that the other stands beside.
  const variables = { ...brief.input.variables, ...Object.fromEntries(bound.reverse()) };
  const services = parts.flatMap((part, index) => inScope(scopes[index], part));
  return [...planNetwork(brief), ...services, ...planApi(brief, variables)];
}

/** One service with its way in. */
function planOne(brief: Brief, all: OneService[], index: number): Planned[] {
  const shared = { cluster: clusterOwner(all, index).length > 0, logGroup: logGroupOwner(all, index).length > 0 };
  const onOthers = machinesOwner(all, index).length > 0;
  return [
    ...planLoadBalancing(brief),
    ...planContainers(brief, shared),
    ...(onOthers ? [] : planCapacity(brief)),
    ...(providerOwner(all, index).length > 0 ? [] : planProvider(brief)),
    ...(entersMachines(all, index) ? [planEntrance(brief)] : []),
    ...planService(brief),
  ];
}

/** The shell variables that a service's commands keep. */
const keptBy = (plan: Planned[]): Set<string> =>
  new Set(plan.flatMap(({ commands }) => commands.flatMap((each) => ("keep" in each && each.keep?.variable) || [])));

/** The same with a scope's names for what is kept. */
function inScope<Part extends string | Planned[]>(scope: Scope | undefined, part: Part): Part {
  if (scope === undefined || scope.suffix === "") return part;
  const renamed = renamedRefs(JSON.stringify(part), (name) => nameIn(scope, name));
  return JSON.parse(renamed, (key, value) => (key === "variable" ? nameIn(scope, value) : value)) as Part;
}

/** A script for a POSIX shell that makes the environment with the AWS CLI. It is meant to run once. */
export function scriptOf(plan: Planned[], title: string, to: Destination): string {
  const parts = plan
    .filter(({ commands }) => commands.length > 0)
    .map(({ kind, name, commands }) =>
      [`# ${kind}: ${oneLine(name)}`, ...commands.map((each) => written(each, to))].join("\n"),
    );
  const key = keyWords(to).map((word) => `export ${word}`);
  return ["#!/bin/sh", `# ${oneLine(title)}`, "set -eu", ...key, "", parts.join("\n\n"), ""].join("\n");
}

/** A name may hold anything; in a comment it must not end the line. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, " ");
