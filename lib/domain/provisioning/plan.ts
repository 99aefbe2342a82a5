import type { Command } from "../cli/command";
import { type Destination, written } from "../cli/command";
import { keyWords } from "../cli/destination";
import { permissionOf } from "../cli/permission";
import { planApi } from "./api";
import { planCapacity } from "./capacity";
import { planContainers, planService } from "./containers";
import { planLoadBalancing } from "./load-balancing";
import { planNetwork } from "./network";
import type { Brief, Planned } from "./planned";

/**
 * All resources of a new environment, in the order in which their commands run. What the same operation makes step by
 * step; a test runs the commands and compares.
 */
export function planEnvironment(brief: Brief): Planned[] {
  return [
    ...planNetwork(brief),
    ...planLoadBalancing(brief),
    ...planContainers(brief),
    ...planCapacity(brief),
    ...planService(brief),
    ...planApi(brief),
  ];
}

const isCommand = (command: Planned["commands"][number]): command is Command => "operation" in command;

/** The IAM actions that making the environment takes, sorted. Passing a role on is one although no command is named so. */
export function permissionsFor(plan: Planned[]): string[] {
  const commands = plan.flatMap(({ commands: all }) => all).filter(isCommand);
  const passes = commands.some(({ operation }) => operation === "RegisterTaskDefinition");
  return [...new Set([...commands.map(permissionOf), ...(passes ? ["iam:PassRole"] : [])])].sort();
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
