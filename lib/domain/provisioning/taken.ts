import type { ProvisionInput } from "@/lib/contracts/provision/input";
import type { TakenAnswer, TakenKind, TakenQuestion } from "@/lib/contracts/provision/taken";
import { environmentTag } from "../ownership";
import type { Planned } from "./planned";
import { servicesOf } from "./services-of";

/** What the preview asks of AWS: whose the names are that it shows. In a new VPC no security group has one yet. */
export function takenQuestionOf(plan: readonly Planned[], input: ProvisionInput, apiName: string): TakenQuestion {
  const named = (kind: TakenKind): string[] => [
    ...new Set(plan.filter((each) => each.kind === kind && each.use === "ensured").map(({ name }) => name)),
  ];
  const { network } = input;
  return {
    environment: environmentTag(apiName, input.stage),
    ...(network.kind === "existing" ? { vpcId: network.vpcId } : {}),
    names: {
      "Task execution role": named("Task execution role"),
      "Log group": named("Log group"),
      "Security group": network.kind === "new" ? [] : named("Security group"),
      "Load balancer": named("Load balancer"),
      "Target group": named("Target group"),
      Service: servicesOf(input).map(({ clusterName, serviceName }) => `${clusterName}/${serviceName}`),
    },
  };
}

export interface Mark {
  words: string;
  /** The run would stop here. */
  refused: boolean;
}

/** What is said of a planned thing that is there already; undefined: it is not, or that is not known. */
export function markOf({ kind, name }: Planned, taken: TakenAnswer | undefined): Mark | undefined {
  const answer = taken?.kinds[kind as TakenKind];
  if (answer === undefined || "error" in answer) return undefined;
  const found = answer.items.find((each) => (kind === "Service" ? serviceOf(each.name) : each.name) === name);
  if (found === undefined) return undefined;
  if (found.whose === "own") return { words: "exists, this environment’s own: set as the form asks", refused: false };
  if (found.whose === "another")
    return { words: `exists and belongs to ${found.environment}: the run will refuse it`, refused: true };
  return { words: "exists, not marked as Stageway’s: used where its settings fit, never changed", refused: false };
}

const serviceOf = (name: string): string => name.slice(name.indexOf("/") + 1);

/** The kinds that could not be looked for, each with the reason. */
export const unknownKinds = (taken: TakenAnswer | undefined): string[] =>
  Object.entries(taken?.kinds ?? {}).flatMap(([kind, answer]) =>
    "error" in answer ? `${kind.toLowerCase()}s (${answer.error.message})` : [],
  );
