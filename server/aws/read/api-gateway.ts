import "server-only";
import {
  GetDeploymentsCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStageCommand,
  GetStagesCommand,
} from "@aws-sdk/client-api-gateway";
import type { ApiFact, DeploymentFact, EditableFact, MethodFact, StageFact } from "@/lib/domain/facts";
import { call } from "../call";
import { parseExport } from "./export";
import { API_GATEWAY_PAGE, allPages } from "./pages";
import { editableOf } from "./resources";
import { apiExtras, endpointTypeOf, said } from "./settings/extras";
import { stageFact } from "./stage";
import { timestamp } from "./time";

/** All REST APIs of the account and region. */
export async function listApis(): Promise<ApiFact[]> {
  const apis = await allPages(async (position) => {
    const answer = await call(new GetRestApisCommand({ limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return apis.flatMap((api) =>
    api.id === undefined
      ? []
      : [
          {
            id: api.id,
            name: api.name ?? api.id,
            createdAt: timestamp(api.createdDate),
            ...(api.tags && { tags: api.tags }),
            ...endpointTypeOf(api),
            ...said(apiExtras(api)),
          },
        ],
  );
}

/** All stages of an API; AWS does not page them. */
export async function listStages(apiId: string): Promise<StageFact[]> {
  const answer = await call(new GetStagesCommand({ restApiId: apiId }));
  return (answer.item ?? []).flatMap((stage) => stageFact(apiId, stage) ?? []);
}

export async function getStage(apiId: string, stage: string): Promise<StageFact | null> {
  return stageFact(apiId, await call(new GetStageCommand({ restApiId: apiId, stageName: stage })));
}

/** All deployments of an API: the snapshots that its stages can serve. */
export async function listDeployments(apiId: string): Promise<DeploymentFact[]> {
  const deployments = await allPages(async (position) => {
    const answer = await call(new GetDeploymentsCommand({ restApiId: apiId, limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return deployments.flatMap(({ id, description, createdDate }) =>
    id === undefined ? [] : [{ id, description, createdAt: timestamp(createdDate) }],
  );
}

/**
 * The methods of the snapshot that a stage serves, read from its export: the only way to the deployed integrations.
 * Null when this AWS implementation exports without integrations.
 */
export async function exportMethods(apiId: string, stage: string): Promise<MethodFact[] | null> {
  const answer = await call(
    new GetExportCommand({
      restApiId: apiId,
      stageName: stage,
      exportType: "swagger",
      parameters: { extensions: "integrations" },
      accepts: "application/json",
    }),
  );
  return parseExport(answer.body);
}

/** The editable API, which may differ from what any stage serves. */
export async function editableApi(apiId: string): Promise<EditableFact> {
  const resources = await allPages(async (position) => {
    const answer = await call(
      new GetResourcesCommand({ restApiId: apiId, embed: ["methods"], limit: API_GATEWAY_PAGE, position }),
    );
    return { items: answer.items, next: answer.position };
  });
  return editableOf(resources);
}
