/** Who forwards to whom in one region, computed from listeners and rules and kept until one of them changes. */
import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../world";
import { type ListenerRecord, listeners, type RuleRecord, rules } from "./records";
import { type Group, groupOf, runtimeOf } from "./runtime";
import { type CompiledRule, compileRule } from "./serve/compile";
import { beginChecks, endChecks } from "./targets/check-health";

export interface Topology {
  /** Target group ARN -> ARNs of the load balancers that forward to it. */
  usedBy: Map<string, Set<string>>;
  /** Listener ARN -> its rules by priority, the default rule last. */
  rulesOf: Map<string, CompiledRule[]>;
}

/** The ARNs of the load balancers whose listeners or rules forward to the group. */
export function loadBalancersOf(world: World, region: string, targetGroupArn: string): string[] {
  return [...(topologyOf(world, region).usedBy.get(targetGroupArn) ?? [])];
}

/** By priority; the last one is the default rule, which every request meets. */
export function compiledRules(world: World, region: string, listenerArn: string): readonly CompiledRule[] {
  return topologyOf(world, region).rulesOf.get(listenerArn) ?? [];
}

/** Call after every change of a listener or rule: health checks begin for what now gets traffic and end for what no longer does. */
export function topologyChanged(world: World, region: string): void {
  const runtime = runtimeOf(world);
  runtime.topologies.delete(region);
  const { usedBy } = topologyOf(world, region);
  for (const arn of usedBy.keys()) groupOf(world, region, arn);
  for (const group of runtime.groups.values()) {
    if (group.region === region) follow(world, group, usedBy.has(group.arn));
  }
}

function follow(world: World, group: Group, inUse: boolean): void {
  if (group.inUse === inUse) return;
  group.inUse = inUse;
  if (inUse) beginChecks(world, group);
  else endChecks(world, group);
}

/** The target groups an action list forwards to. */
export function groupsOf(actions: readonly Action[]): string[] {
  const arns = new Set<string>();
  for (const action of actions) {
    if (action.TargetGroupArn) arns.add(action.TargetGroupArn);
    for (const tuple of action.ForwardConfig?.TargetGroups ?? []) {
      if (tuple.TargetGroupArn) arns.add(tuple.TargetGroupArn);
    }
  }
  return [...arns];
}

function topologyOf(world: World, region: string): Topology {
  const { topologies } = runtimeOf(world);
  let topology = topologies.get(region);
  if (!topology) {
    topology = compute(listeners(world, region).values(), rules(world, region).values());
    topologies.set(region, topology);
  }
  return topology;
}

function compute(allListeners: ListenerRecord[], allRules: RuleRecord[]): Topology {
  const topology: Topology = { usedBy: new Map(), rulesOf: new Map() };
  const own = new Map<string, RuleRecord[]>();
  for (const rule of allRules) own.set(rule.ListenerArn, [...(own.get(rule.ListenerArn) ?? []), rule]);
  for (const listener of allListeners) {
    const ordered = (own.get(listener.ListenerArn) ?? []).sort((a, b) => a.Priority - b.Priority);
    const compiled = ordered.map((rule) => compileRule(rule.RuleArn, rule.Conditions, rule.Actions));
    compiled.push(compileRule(listener.DefaultRuleArn, [], listener.DefaultActions));
    topology.rulesOf.set(listener.ListenerArn, compiled);
    for (const actions of [listener.DefaultActions, ...ordered.map((rule) => rule.Actions)]) {
      for (const arn of groupsOf(actions)) {
        const users = topology.usedBy.get(arn) ?? new Set();
        topology.usedBy.set(arn, users.add(listener.LoadBalancerArn));
      }
    }
  }
  return topology;
}
