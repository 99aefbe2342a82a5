import type { FactFamily } from "@/lib/contracts/freshness";
import type { Fact } from "../facts";
import { awsCli } from "./cli";
import { type Finding, finding } from "./codes";

const NAMES: Record<FactFamily, string> = {
  apis: "The list of APIs",
  stages: "The API's stages",
  deployments: "The API's deployments",
  snapshots: "The deployed snapshot",
  resources: "The editable API",
  loadBalancers: "The load balancers",
  listeners: "The load balancer's listeners",
  targetGroups: "The target groups",
  targetHealth: "The health of the targets",
  clusters: "The clusters",
  services: "The ECS services",
  tasks: "The ECS tasks",
  taskDefinitions: "The task definition",
  securityGroups: "The security groups",
};

/** A family of facts that a hop rests on could not be read. */
export function familyUnknown(family: FactFamily, fact: Fact<unknown> | undefined): Finding {
  const why = fact?.error ? `: ${fact.error.message}` : " yet.";
  return finding(
    "family.unknown",
    "unknown",
    `${NAMES[family]} could not be read${why}`,
    {
      text: "It is read again by itself. If it stays, check the connection and the permissions of this server.",
      look: awsCli("sts", "get-caller-identity"),
    },
    fact?.error
      ? [{ label: "Error", value: fact.error.code, at: fact.error.since }]
      : [{ label: "Read", value: "not yet", at: fact?.awaitedSince }],
  );
}
