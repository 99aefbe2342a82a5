/** What the integration tests of this service share: an API in a few words, a backend, and a plain HTTP caller. */
import { createServer, type IncomingHttpHeaders, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  type PutIntegrationCommandInput,
  PutMethodCommand,
  type PutMethodCommandInput,
} from "@aws-sdk/client-api-gateway";
import { afterAll, expect, onTestFinished } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { apigateway } from "../service";

/** One endpoint with only this service, for one test file. */
export async function startGateway(): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint({ services: [apigateway] });
  afterAll(() => endpoint.close());
  return endpoint;
}

export interface TestApi {
  id: string;
  rootId: string;
  /** Makes the missing resources of a path; answers the last one's id. */
  resource(path: string): Promise<string>;
  method(
    path: string,
    integration: Partial<PutIntegrationCommandInput>,
    method?: Partial<PutMethodCommandInput>,
  ): Promise<string>;
  /** A new snapshot; on a stage, if one is named. Answers its id. */
  deploy(stageName?: string, variables?: Record<string, string>): Promise<string>;
  url(stage: string, path?: string): string;
}

export async function createApi({ apigateway: client, url }: TestEndpoint, name = "test"): Promise<TestApi> {
  const { id: restApiId = "", rootResourceId = "" } = await client.send(new CreateRestApiCommand({ name }));
  const known = new Map([["/", rootResourceId]]);
  const resource = async (path: string): Promise<string> => {
    const existing = known.get(path);
    if (existing !== undefined) return existing;
    const at = path.lastIndexOf("/");
    const parentId = await resource(path.slice(0, at) || "/");
    const { id = "" } = await client.send(
      new CreateResourceCommand({ restApiId, parentId, pathPart: path.slice(at + 1) }),
    );
    known.set(path, id);
    return id;
  };
  return {
    id: restApiId,
    rootId: rootResourceId,
    resource,
    async method(path, integration, method = {}) {
      const httpMethod = method.httpMethod ?? "GET";
      const address = { restApiId, resourceId: await resource(path), httpMethod };
      await client.send(new PutMethodCommand({ authorizationType: "NONE", ...method, ...address }));
      const standard = { type: "HTTP_PROXY" as const, integrationHttpMethod: httpMethod };
      await client.send(new PutIntegrationCommand({ ...standard, ...integration, ...address }));
      return address.resourceId;
    },
    async deploy(stageName, variables) {
      const { id = "" } = await client.send(new CreateDeploymentCommand({ restApiId, stageName, variables }));
      return id;
    },
    url: (stage, path = "/") => `${url}/restapis/${restApiId}/${stage}/_user_request_${path}`,
  };
}

/** A backend on a free loopback port, gone after the test. */
export async function startBackend(listener: RequestListener): Promise<{ port: number; authority: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { port, authority: `127.0.0.1:${port}` };
}

/** Answers every request with what it was. */
export const echo: RequestListener = (received, response) => {
  const chunks: Buffer[] = [];
  received.on("data", (chunk: Buffer) => chunks.push(chunk));
  received.on("end", () => {
    const { method, url, headers } = received;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") }));
  });
};

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request as it is: no redirects, any Host, the path not touched. */
export function call(url: string, { method = "GET", headers = {}, body }: CallOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const [, host = "", port = "80", path = "/"] = /^http:\/\/([^:/]+):(\d+)(.*)$/s.exec(url) ?? [];
    const sent = request({ host, port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What `echo` received. */
export async function echoed(url: string, options?: CallOptions) {
  const answer = await call(url, options);
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body) as { method: string; url: string; headers: Record<string, string>; body: string };
}

/** The name and text of the error a call is refused with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("expected a refusal, got an answer");
  return `${error.name}: ${error.message}`;
}

export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within 10 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
