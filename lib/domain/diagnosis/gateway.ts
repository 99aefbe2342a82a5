import { VARIABLE_VALUE } from "@/lib/contracts/rules";
import { deployCommand, setVariableCommand } from "../cli/shown";
import type { StageFact } from "../facts";
import { apiHref } from "../undeployed/address";
import { awsCli, environmentHref } from "./cli";
import { type Finding, finding } from "./codes";

/** AWS makes no such stage (CreateStage); an implementation of AWS that takes more may. */
export const noDeployment = (stage: StageFact): Finding =>
  finding(
    "stage.noDeployment",
    "fail",
    `Stage ${stage.stage} serves no deployment, so every call is refused.`,
    {
      text: "Deploy the API to this stage, or promote a stage that works to it.",
      cli: deployCommand(stage.apiId, stage.stage),
    },
    [{ label: "Deployment", value: "none" }],
  );

/** What is deployed is not known: all that the path shows after it is of the editable API. */
export const editableStandsIn = (deploymentId: string): Finding =>
  finding(
    "deployment.editable",
    "unknown",
    `The snapshot of deployment ${deploymentId} could not be read; the editable API stands in for it and may differ.`,
    {
      text: "Use an endpoint that exports stages with their integrations, or allow apigateway:GET on the stage's export.",
    },
    [
      { label: "Deployment", value: deploymentId },
      { label: "Shown", value: "editable API" },
    ],
  );

/** AWS deploys no such API ("The REST API doesn't contain any methods"); other implementations may. */
export const noMethods = (stage: StageFact): Finding =>
  finding(
    "deployment.noMethods",
    "fail",
    "The deployed snapshot has no methods: every call answers 403 Missing Authentication Token.",
    {
      text: "Add a method to the API and deploy it to this stage.",
      href: apiHref(stage.apiId),
      look: awsCli("apigateway", "get-resources", "--rest-api-id", stage.apiId, "--embed", "methods"),
    },
    [
      { label: "Deployment", value: stage.deploymentId ?? "none" },
      { label: "Methods", value: "0" },
    ],
  );

/** Of the editable API where it stands in; AWS deploys none ("No integration defined for method"), others may. */
export const integrationMissing = (apiId: string, what: string): Finding =>
  finding(
    "integration.missing",
    "fail",
    `${what} has no integration, so every call answers 500.`,
    {
      text: "Give the method an integration and deploy the API.",
      href: apiHref(apiId),
      look: awsCli("apigateway", "get-resources", "--rest-api-id", apiId, "--embed", "methods"),
    },
    [{ label: `Integration of ${what}`, value: "none" }],
  );

export const notFollowed = (stage: StageFact, type: string, uri: string | undefined): Finding =>
  finding(
    "integration.notFollowed",
    "unknown",
    `The ${type} integration calls an AWS service; what is behind it is not looked at.`,
    {
      text: "Invoke the stage to see whether it answers.",
      lookHref: `${environmentHref(stage.apiId, stage.stage)}#invoke`,
    },
    [{ label: "Type", value: type }, ...(uri ? [{ label: "Integration URI", value: uri }] : [])],
  );

/** The URI after its variables were put in is no http address. */
export const badAddress = (stage: StageFact, uri: string, resolved: string): Finding =>
  finding(
    "integration.badAddress",
    "fail",
    `The integration URI resolves to ${resolved === "" ? "nothing" : resolved}, which is no HTTP address: calls answer 500.`,
    {
      text: "Correct the variables in the URI, or the integration's URI itself, and deploy.",
      href: variablesHref(stage),
    },
    [{ label: "Integration URI", value: uri }],
  );

export const variableUnset = (stage: StageFact, name: string, uri: string): Finding =>
  finding(
    "variable.unset",
    "fail",
    `Stage variable ${name} is not set in ${stage.stage}, so the address has a hole: calls answer 500 Internal server error.`,
    {
      text: `Set ${name} to the DNS name of a load balancer.`,
      href: variablesHref(stage),
    },
    [
      { label: name, value: "not set" },
      { label: "Integration URI", value: uri },
    ],
  );

/** AWS takes no such value (CreateStage, UpdateStage); other implementations may. */
export const variableIllegal = (stage: StageFact, name: string, value: string): Finding =>
  finding(
    "variable.illegal",
    "fail",
    `Stage variable ${name} has a value that API Gateway does not allow. ${VARIABLE_VALUE.message}`,
    { text: `Correct ${name}.`, href: variablesHref(stage) },
    [{ label: name, value }],
  );

export function variableWithScheme(stage: StageFact, name: string, value: string, uri: string): Finding {
  const bare = value.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  return finding(
    "variable.scheme",
    "fail",
    `Stage variable ${name} begins with a scheme, and so does the integration URI: together they are no address, and calls answer 500.`,
    {
      text: `Set ${name} to ${bare}.`,
      href: variablesHref(stage),
      cli: setVariableCommand(stage.apiId, stage.stage, name, bare),
    },
    [
      { label: name, value },
      { label: "Integration URI", value: uri },
    ],
  );
}

/** The template has a port of its own: `host:80:8080` is no address. */
export function variableWithPort(stage: StageFact, name: string, value: string, uri: string): Finding {
  const bare = value.replace(/:\d+$/, "");
  return finding(
    "variable.port",
    "fail",
    `Stage variable ${name} ends with a port, and the integration URI adds another: together they are no address, and calls answer 500.`,
    {
      text: `Set ${name} to ${bare}.`,
      href: variablesHref(stage),
      cli: setVariableCommand(stage.apiId, stage.stage, name, bare),
    },
    [
      { label: name, value },
      { label: "Integration URI", value: uri },
    ],
  );
}

export const variablesHref = ({ apiId, stage }: StageFact): string => `${environmentHref(apiId, stage)}#variables`;
