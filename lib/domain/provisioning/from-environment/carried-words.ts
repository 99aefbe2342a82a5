import type { CarriedDefinition } from "@/lib/contracts/provision/definition/definition";
import type { FurtherService, ProvisionRequest } from "@/lib/contracts/provision/input";
import { placementWords } from "../placement-words";

type Rest = NonNullable<CarriedDefinition["container"]>;

const WORDS: { [Member in keyof Rest]: (value: NonNullable<Rest[Member]>) => string } = {
  entryPoint: (words) => `the entry point ${words.join(" ")}`,
  command: (words) => `the command ${words.join(" ")}`,
  environment: (pairs) => `environment variables ${namesOf(pairs)}`,
  secrets: (pairs) => `secrets ${namesOf(pairs)}`,
  environmentFiles: (files) => `environment files ${files.map(({ value }) => value).join(", ")}`,
  healthCheck: () => "the container's own health check",
  portMappings: (ports) => `ports ${ports.map(({ containerPort }) => containerPort).join(", ")}`,
  logConfiguration: ({ logDriver }) => `log options of ${logDriver}`,
  dependsOn: (others) => `what it waits for, ${others.map(({ containerName }) => containerName).join(", ")}`,
  ulimits: (limits) => `ulimits ${namesOf(limits)}`,
  linuxParameters: () => "Linux parameters",
  user: (user) => `the user ${user}`,
  workingDirectory: (folder) => `the working directory ${folder}`,
  readonlyRootFilesystem: () => "a read-only root file system",
  stopTimeout: (seconds) => `the stop timeout of ${seconds} s`,
  startTimeout: (seconds) => `the start timeout of ${seconds} s`,
  memoryReservation: (size) => `a memory reservation of ${size} MiB`,
  dockerLabels: (labels) => `labels ${Object.keys(labels).join(", ")}`,
  mountPoints: (points) => `mount points ${points.map(({ containerPath }) => containerPath).join(", ")}`,
  repositoryCredentials: () => "the credentials of a private registry",
};

const namesOf = (all: { name: string }[]): string => all.map(({ name }) => name).join(", ");

/** What of an environment comes along beside what the form shows, by name; never a value. */
export function carriedWords(input: ProvisionRequest): string[] {
  const { more = [], variables = {} } = input;
  const own = serviceWords(input);
  const others = more.flatMap((each) => serviceWords(each).map((words) => `${each.serviceName}: ${words}`));
  const names = Object.keys(variables);
  return [...own, ...others, ...(names.length > 0 ? [`stage variables ${names.join(", ")}`] : [])];
}

function serviceWords({
  definition = {},
  entry,
  launch,
  names = {},
  targetGroupPort,
  containerInsights,
}: FurtherService): string[] {
  const { container = {}, sidecars = [], containerName, taskRoleArn, volumes, runtimePlatform, ...rest } = definition;
  const words = [
    ...(containerName ? [`the container's name ${containerName}`] : []),
    ...restWords(container),
    ...sidecars.map(({ name, image, ...each }) => {
      const own = restWords(each);
      return `the container ${name} (${image})${own.length > 0 ? ` with ${own.join("; ")}` : ""}`;
    }),
    ...(taskRoleArn ? [`the task role ${taskRoleArn}`] : []),
    ...(volumes?.length ? [`volumes ${namesOf(volumes)}`] : []),
    ...(runtimePlatform ? [`the platform ${Object.values(runtimePlatform).join(", ")}`] : []),
    ...Object.keys(rest).map(spaced),
    ...launchWords(launch),
  ];
  for (const [what, name] of Object.entries(names)) words.push(`the name of the ${spaced(what)}, ${name}`);
  if (targetGroupPort) words.push(`the target group's port ${targetGroupPort}`);
  if (containerInsights) words.push(`Container Insights ${containerInsights}`);
  if (entry?.kind !== "own") return words;
  const { port, certificateArn } = entry;
  if (certificateArn) words.push(`HTTPS with the certificate ${certificateArn}`);
  if (port) words.push(`the listener's port ${port}`);
  return words;
}

function launchWords(launch: FurtherService["launch"]): string[] {
  if (launch?.type !== "EC2") return [];
  const { placementStrategy = [], instances } = launch;
  const placed = placementStrategy.length > 0 ? [`the placement strategy ${placementWords(placementStrategy)}`] : [];
  if (instances?.kind !== "new") return placed;
  const { count, minSize, maxSize, askedBy } = instances;
  const sizes = minSize ?? maxSize;
  return [
    ...placed,
    ...(sizes === undefined ? [] : [`an Auto Scaling group of ${minSize ?? 0} to ${maxSize ?? count} instances`]),
    ...(askedBy === "launchType" ? ["the launch type EC2, which takes any instance of the cluster"] : []),
  ];
}

function restWords(rest: Rest): string[] {
  return Object.entries(rest)
    .filter(([name]) => name !== "essential")
    .map(
      ([name, value]) =>
        (WORDS[name as keyof Rest] as ((value: unknown) => string) | undefined)?.(value) ?? spaced(name),
    );
}

/** `ephemeralStorage` → `ephemeral storage` */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** An equal environment needs them, so that they stand in what is exported and sent. */
export const hasPlainValues = ({ definition, more = [] }: ProvisionRequest): boolean =>
  [{ definition }, ...more].some(({ definition: each }) =>
    [each?.container, ...(each?.sidecars ?? [])].some((container) => container?.environment?.length),
  );

/** A new role may pull and write the log, and read no secret. */
export const lacksSecrets = ({
  executionRole,
  definition,
}: Pick<FurtherService, "executionRole" | "definition">): boolean =>
  (executionRole?.kind ?? "new") === "new" &&
  [definition?.container, ...(definition?.sidecars ?? [])].some((container) => container?.secrets?.length);
