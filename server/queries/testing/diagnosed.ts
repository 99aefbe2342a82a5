/** What the diagnoses' tests share: a broken environment is asked for until its answer names the hop. */
import {
  CreateRestApiCommand,
  GetResourcesCommand,
  type IntegrationType,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { expect } from "vitest";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import type { Cause, Hop, HopKind } from "@/lib/contracts/request-path";
import { inventory } from "../../inventory";
import type { TestEndpoint } from "../../local-aws/testing";
import { getEnvironment } from "../environment";
import { deploy, stage } from "./hello-api";
import { looksRun } from "./remedies";
import { until } from "./until";

export interface Expected {
  hop: HopKind;
  code: string;
  /** Of the message. */
  words: RegExp;
  health?: string;
}

/** An API of its own with `GET /`, deployed to dev with these variables; answers its id. */
export async function environment(
  endpoint: TestEndpoint,
  variables: Record<string, string>,
  uri = "http://${stageVariables.elb}",
  type: IntegrationType = "HTTP_PROXY",
): Promise<string> {
  const { apigateway } = endpoint;
  const { id: restApiId = "" } = await apigateway.send(new CreateRestApiCommand({ name: "broken" }));
  await method(endpoint, restApiId, "GET", uri, type);
  const deploymentId = await deploy(endpoint, restApiId);
  await stage(endpoint, { apiId: restApiId, deploymentId }, "dev", variables);
  // As after a write of the application's own: the list of APIs may be a second old.
  inventory().touch("apis");
  return restApiId;
}

/** Adds a method to the API's root; nothing is deployed. */
export async function method(
  { apigateway }: TestEndpoint,
  restApiId: string,
  httpMethod: string,
  uri: string,
  type: IntegrationType = "HTTP_PROXY",
) {
  const { items } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const where = { restApiId, resourceId: items?.[0]?.id, httpMethod };
  await apigateway.send(new PutMethodCommand({ ...where, authorizationType: "NONE" }));
  await apigateway.send(new PutIntegrationCommand({ ...where, type, integrationHttpMethod: "GET", uri }));
}

/** Asks until the cause is there; the answer, with all that every cause must have. */
export async function diagnosed(
  apiId: string,
  { hop, code, words, health = "degraded" }: Expected,
  seconds = 60,
): Promise<{ detail: EnvironmentDetail; cause: Cause }> {
  const isIt = (cause: Cause) => cause.hop === hop && cause.code === code && words.test(cause.message);
  const detail = await until(
    () => getEnvironment(apiId, "dev"),
    (now) => now.causes.some(isIt) && now.health === health,
    seconds,
  );
  const cause = detail.causes.find(isIt) as Cause;
  expect(cause.remedy?.text).toBeTruthy();
  const { cli, look, href, lookHref } = cause.remedy ?? {};
  expect(cli ?? href ?? look ?? lookHref, "something that carries it out, or looks closer").toBeTruthy();
  const evidence = cause.evidence ?? hopsOf(detail).flatMap((one) => (one.code === code ? one.evidence : []));
  expect(evidence.length, "what it rests on").toBeGreaterThan(0);
  expect(evidence.filter(({ at }) => at === undefined)).toEqual([]);
  await looksRun([...hopsOf(detail), ...detail.causes].flatMap(({ remedy }) => [remedy?.cli, remedy?.look]));
  return { detail, cause };
}

export const hopsOf = ({ paths }: EnvironmentDetail): Hop[] =>
  paths.flatMap(({ hops, targets }) => [...hops, ...targets]);
export const hopOf = (detail: EnvironmentDetail, kind: HopKind): Hop | undefined =>
  hopsOf(detail).find((hop) => hop.kind === kind);
