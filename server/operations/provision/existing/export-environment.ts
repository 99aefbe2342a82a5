import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import type { EnvironmentExport } from "@/lib/contracts/provision/export";
import { carriedWords, hasPlainValues } from "@/lib/domain/provisioning/from-environment/carried-words";
import type { Carried, Existing } from "@/lib/domain/provisioning/from-environment/existing";
import { inputFrom } from "@/lib/domain/provisioning/from-environment/input-from";
import { namedWords } from "@/lib/domain/provisioning/from-environment/named-words";
import type { ServiceGrants } from "@/lib/domain/provisioning/grants";
import { planEnvironment, scriptOf } from "@/lib/domain/provisioning/plan";
import { policyWords } from "@/lib/domain/provisioning/roles";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import type { TemplateBrief } from "@/lib/domain/provisioning/template/parts";
import { templateOf } from "@/lib/domain/provisioning/template/template";
import { yamlOf } from "@/lib/domain/provisioning/template/yaml";
import { NOT_LOOKED_AT } from "@/lib/words/not-looked-at";
import { settings } from "@/server/settings";
import { readExisting } from "./read-existing";

/**
 * What makes an equal environment where it is not yet, whichever way this one was made. What it leaves out stands in
 * comments at the top.
 * @throws AppFailure as `readExisting`; `conflict` for what no input can say.
 */
export async function exportEnvironment(apiId: string, stage: string, format: EnvironmentExport): Promise<string> {
  const existing = await readExisting(apiId, stage);
  const carried = inputFrom(existing);
  const brief = briefOf(existing, carried);
  const title = `${existing.apiName}/${stage}`;
  const notes = notesOf(title, { ...carried, left: [...carried.left, ...machinesLeft(brief)] });
  if (format === "template") return `${notes}# ${UNTAGGED}\n\n${yamlOf(templateOf(brief))}`;
  const [shebang, ...lines] = scriptOf(planEnvironment(brief), title, settings()).split("\n");
  return [shebang, ...notes.trimEnd().split("\n"), ...lines].join("\n");
}

/** What the types of CloudFormation have no property for. */
const UNTAGGED =
  "CloudFormation tags no listener, no listener rule and no instance profile: those come without Stageway's tags.";

function briefOf(existing: Existing, { input, routes, grants }: Carried<ProvisionRequest>): TemplateBrief {
  const { data, error } = provisionInput.safeParse(input);
  if (data === undefined) throw unsayable(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const shared = [existing, ...existing.more].map(
    ({ loadBalancer: { dnsName, securityGroupIds }, listener: { port } }) => ({
      dnsName: port === 80 ? dnsName : `${dnsName}:${port}`,
      securityGroupId: securityGroupIds?.[0],
    }),
  );
  const known = { apiName: existing.apiName };
  return { input: data, routes, grants, known, region: settings().region, shared };
}

/** Nothing tells how instances came to a cluster that no Auto Scaling group keeps. */
const machinesLeft = ({ input }: TemplateBrief): string[] =>
  servicesOf(input).some(({ launch }) => launch.type === "EC2" && launch.instances.kind === "existing")
    ? ["The cluster's instances: they must be there, and let the load balancer in."]
    : [];

const grantWords = ({ execution, instances }: ServiceGrants): string[] => [
  ...(execution ? [`of the task execution role ${policyWords(execution)}`] : []),
  ...(instances ? [`of the instances' role ${policyWords(instances)}`] : []),
];

const notesOf = (title: string, { input, left, renamed, grants }: Carried<ProvisionRequest>): string => {
  const listed = (words: string, all: string[]) => (all.length === 0 ? [] : [words, ...all.map((each) => `- ${each}`)]);
  const said = [
    ...(left.length === 0 ? ["Carries over everything that is looked at."] : []),
    ...listed("Carried over as it is (what it names must be there):", [
      ...carriedWords(input),
      ...grants.flatMap(grantWords),
      ...namedWords(input),
    ]),
    ...(hasPlainValues(input) ? ["Keep it as you keep the environment variables: their values stand in it."] : []),
    ...(renamed.length > 0 ? [`Named anew, since CloudFormation had made the names up: ${renamed.join(", ")}.`] : []),
    ...listed("Not carried over:", left),
    `Not looked at: ${NOT_LOOKED_AT}.`,
  ];
  return `${[`Exported from ${title} by Stageway.`, ...said].map((line) => `# ${line.replace(/[\r\n\u2028\u2029]+/g, " ")}`).join("\n")}\n`;
};

const unsayable = (problems: string[]) =>
  new AppFailure({
    code: "conflict",
    message: "This environment has settings that Stageway cannot write down.",
    reason: problems.join(" "),
    remedy: "Export its API's definition, and the service with the AWS CLI.",
  });
