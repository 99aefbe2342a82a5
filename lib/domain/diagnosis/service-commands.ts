/** What is done to a service, as commands: each stands in a diagnosis. */
import type { Remedy } from "@/lib/contracts/request-path";
import type { ServiceFact } from "../facts";
import { serviceHrefOf } from "../services/address";
import { lastPart } from "../services/names";
import { awsCli } from "./cli";

type Named = Pick<ServiceFact, "name" | "clusterArn">;

const update = ({ clusterArn, name }: Named, ...change: string[]): string =>
  awsCli("ecs", "update-service", "--cluster", clusterArn, "--service", name, ...change);

export const scaleUp = (service: Named): string => update(service, "--desired-count", "1");
export const startAnew = (service: Named): string => update(service, "--force-new-deployment");
export const deployDefinition = (service: Named, arn: string): string => update(service, "--task-definition", arn);

export const waitUntilStable = ({ clusterArn, name }: Named): string =>
  awsCli("ecs", "wait", "services-stable", "--cluster", clusterArn, "--services", name);

/** Stageway's page of the service, where it is scaled and deployed anew. */
export const servicePage = ({ arn }: Pick<ServiceFact, "arn">): Pick<Remedy, "href"> => {
  const href = serviceHrefOf(arn);
  return href === null ? {} : { href };
};

/** Back to what the deployment before still runs, with the words for it; undefined where there is none. */
export function wayBack(service: ServiceFact): Pick<Remedy, "text" | "cli"> | undefined {
  const { deployments, taskDefinitionArn } = service;
  const began = deployments.find(({ status }) => status === "PRIMARY")?.createdAt ?? "";
  const before = deployments.find(
    (one) => one.running > 0 && one.taskDefinitionArn !== taskDefinitionArn && (one.createdAt ?? "") < began,
  );
  return (
    before && {
      text: `Or go back to ${lastPart(before.taskDefinitionArn)}, which the deployment before still runs.`,
      cli: deployDefinition(service, before.taskDefinitionArn),
    }
  );
}

/** Back where there is a way; else its tasks started anew once what is wrong is mended. */
export function backOrAnew(service: ServiceFact, mend: string): Remedy {
  const { text, cli } = wayBack(service) ?? {
    text: "Once that is done, start its tasks anew.",
    cli: startAnew(service),
  };
  return { text: `${mend} ${text}`, cli, ...servicePage(service) };
}

export const describeService = ({ clusterArn, name }: Named): string =>
  awsCli("ecs", "describe-services", "--cluster", clusterArn, "--services", name);

export const listStopped = ({ clusterArn, name }: Named): string =>
  awsCli("ecs", "list-tasks", "--cluster", clusterArn, "--service-name", name, "--desired-status", "STOPPED");
