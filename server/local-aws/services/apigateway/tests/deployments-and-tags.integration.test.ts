import {
  CreateDeploymentCommand,
  CreateStageCommand,
  DeleteDeploymentCommand,
  DeleteMethodCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  GetTagsCommand,
  PutMethodCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDeploymentCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { call, createApi, refusal, startGateway } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});
const client = () => endpoint.apigateway;

describe("deployments and tags", () => {
  it("summarizes a snapshot, and cannot be deleted while a stage points to it", async () => {
    const api = await createApi(endpoint);
    const empty = new CreateDeploymentCommand({ restApiId: api.id });
    expect(await refusal(client().send(empty))).toBe("BadRequestException: The REST API doesn't contain any methods");
    await client().send(
      new PutMethodCommand({
        restApiId: api.id,
        resourceId: api.rootId,
        httpMethod: "POST",
        authorizationType: "NONE",
      }),
    );
    expect(await refusal(client().send(empty))).toBe("BadRequestException: No integration defined for method");
    await client().send(new DeleteMethodCommand({ restApiId: api.id, resourceId: api.rootId, httpMethod: "POST" }));
    await api.method("/x", { uri: "http://example.com" });
    const first = await api.deploy();
    const second = await api.deploy("dev");
    const { items } = await client().send(new GetDeploymentsCommand({ restApiId: api.id }));
    expect(items?.map((deployment) => deployment.id)).toEqual([second, first]);
    const summary = await client().send(
      new GetDeploymentCommand({ restApiId: api.id, deploymentId: first, embed: ["apisummary"] }),
    );
    expect(summary.apiSummary).toEqual({ "/x": { GET: { authorizationType: "NONE", apiKeyRequired: false } } });
    const held = new DeleteDeploymentCommand({ restApiId: api.id, deploymentId: second });
    expect(await refusal(client().send(held))).toBe(
      "BadRequestException: Active stages pointing to this deployment must be moved or deleted",
    );
    await client().send(new DeleteStageCommand({ restApiId: api.id, stageName: "dev" }));
    await client().send(held);
    expect(await refusal(client().send(held))).toBe("NotFoundException: Invalid Deployment identifier specified");
    expect((await call(api.url("dev", "/x"))).status).toBe(403);
  });

  it("only its description can be changed", async () => {
    const api = await createApi(endpoint);
    await api.method("/x", { uri: "http://example.com" });
    const address = { restApiId: api.id, deploymentId: await api.deploy("dev") };
    const update = (path: string, deploymentId = address.deploymentId) =>
      client().send(
        new UpdateDeploymentCommand({
          restApiId: api.id,
          deploymentId,
          patchOperations: [{ op: "replace", path, value: "é ✓" }],
        }),
      );
    expect(await update("/description")).toMatchObject({ id: address.deploymentId, description: "é ✓" });
    const read = await client().send(new GetDeploymentCommand({ ...address, embed: ["apisummary"] }));
    expect(read).toMatchObject({ description: "é ✓", apiSummary: { "/x": { GET: {} } } });
    expect(await refusal(update("/createdDate"))).toMatch(/^BadRequestException: Invalid patch path/);
    expect(await refusal(update("/description", "nope"))).toBe(
      "NotFoundException: Invalid Deployment identifier specified",
    );
    // The stage still serves it.
    expect((await client().send(new GetStageCommand({ restApiId: api.id, stageName: "dev" }))).deploymentId).toBe(
      address.deploymentId,
    );
  });

  it("tags APIs and stages by ARN", async () => {
    const api = await createApi(endpoint);
    await api.method("/x", { uri: "http://example.com" });
    const deploymentId = await api.deploy();
    await client().send(
      new CreateStageCommand({ restApiId: api.id, stageName: "dev", deploymentId, tags: { a: "1" } }),
    );
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${api.id}/stages/dev`;
    await client().send(new TagResourceCommand({ resourceArn, tags: { "stageway:environment": "é/dev" } }));
    await client().send(new UntagResourceCommand({ resourceArn, tagKeys: ["a"] }));
    expect((await client().send(new GetTagsCommand({ resourceArn }))).tags).toEqual({
      "stageway:environment": "é/dev",
    });
    const stage = await client().send(new GetStageCommand({ restApiId: api.id, stageName: "dev" }));
    expect(stage.tags).toEqual({ "stageway:environment": "é/dev" });
    const reserved = new TagResourceCommand({ resourceArn, tags: { "aws:x": "1" } });
    expect(await refusal(client().send(reserved))).toMatch(/^BadRequestException: aws: prefixed/);
    const bad = new GetTagsCommand({ resourceArn: "arn:aws:s3:::x" });
    expect(await refusal(client().send(bad))).toBe("BadRequestException: Invalid ARN specified in the request");
  });
});
