/**
 * What an SDK client package says about its service: every package exports its schemas (`CreateCluster$` is an operation,
 * `ClusterNotFoundException$` an error), and its client's configuration names the wire protocol.
 */
import { NormalizedSchema } from "@smithy/core/schema";
import type { $Schema, StaticErrorSchema, StaticOperationSchema } from "@smithy/types";
import type { ClientModule } from "../service";

export type ProtocolName = "awsJson1_1" | "awsQuery" | "restJson1" | "ec2Query" | "restXml";

export interface OperationModel {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** REST only: method, URI pattern, status of a success. */
  http: readonly [method: string, pattern: string, status: number] | undefined;
}

export interface ErrorModel {
  name: string;
  schema: NormalizedSchema;
  fault: "client" | "server";
  /** `httpError`; absent where the schema leaves it to the protocol. */
  status: number | undefined;
  /** Query protocols: the code on the wire, which may differ from the name, with its own status. */
  query: readonly [code: string, status: number] | undefined;
}

export interface ServiceModel {
  protocol: ProtocolName;
  version: string;
  xmlNamespace: string;
  namespace: string;
  /** JSON only: what stands before the dot of `X-Amz-Target`. */
  targetPrefix: string;
  operations: ReadonlyMap<string, OperationModel>;
  /** By name and, for query services, by wire code as well. */
  errors: ReadonlyMap<string, ErrorModel>;
}

interface ClientConfig {
  protocol: { getShapeId(): string };
  protocolSettings: { defaultNamespace: string; xmlNamespace?: string; version?: string; serviceTarget?: string };
}

const OPERATION = 9;
const ERROR = -3;

export function readModel(module: ClientModule): ServiceModel {
  const { protocol, protocolSettings } = clientConfig(module);
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const value of Object.values(module)) {
    if (isStatic<StaticOperationSchema>(value, OPERATION)) operations.set(value[2], operationModel(value));
    if (isStatic<StaticErrorSchema>(value, ERROR)) addError(errors, errorModel(value));
  }
  return {
    protocol: protocol.getShapeId().replace("aws.protocols#", "") as ProtocolName,
    version: protocolSettings.version ?? "",
    xmlNamespace: protocolSettings.xmlNamespace ?? "",
    namespace: protocolSettings.defaultNamespace,
    targetPrefix: protocolSettings.serviceTarget ?? "",
    operations,
    errors,
  };
}

function clientConfig(module: ClientModule): ClientConfig {
  const entry = Object.entries(module).find(([name]) => name.endsWith("Client") && !name.startsWith("_"));
  const Client = entry?.[1] as (new (config: object) => { config: ClientConfig }) | undefined;
  if (!Client) throw new Error("The module exports no client class: is it an @aws-sdk/client-* package?");
  // Never sends a request: it is made only to read its protocol settings.
  const credentials = { accessKeyId: "none", secretAccessKey: "none" };
  return new Client({ region: "us-east-1", credentials }).config;
}

function isStatic<T>(value: unknown, kind: number): value is T {
  return Array.isArray(value) && value[0] === kind;
}

function operationModel([, , name, traits, input, output]: StaticOperationSchema): OperationModel {
  const http = typeof traits === "object" ? traits.http : undefined;
  return { name, input: NormalizedSchema.of(input), output: NormalizedSchema.of(output), http };
}

interface ErrorTraits {
  error?: "client" | "server";
  httpError?: number;
  awsQueryError?: [code: string, status: number];
}

function errorModel(schema: StaticErrorSchema): ErrorModel {
  const traits = (typeof schema[3] === "object" ? schema[3] : {}) as ErrorTraits;
  return {
    name: schema[2],
    schema: NormalizedSchema.of(schema as $Schema),
    fault: traits.error ?? "client",
    status: traits.httpError,
    query: traits.awsQueryError,
  };
}

function addError(errors: Map<string, ErrorModel>, error: ErrorModel): void {
  errors.set(error.name, error);
  if (error.query && !errors.has(error.query[0])) errors.set(error.query[0], error);
}
