/** The records of API Gateway: the SDK's own shapes, with what a stored one always has. */
import type * as ApiGateway from "@aws-sdk/client-api-gateway";
import type { Integration, Method, RestApi, Stage } from "@aws-sdk/client-api-gateway";
import type { Operations } from "../../protocol/operations";

export type Operation<Name extends keyof Operations<typeof ApiGateway>> = Operations<typeof ApiGateway>[Name];

/** Of an API as a whole, by name: kept and exported, and not acted upon. */
export interface ApiExtensions {
  requestValidators: Record<string, { validateRequestBody: boolean; validateRequestParameters: boolean }>;
  gatewayResponses: Record<string, object>;
  /** Security schemes with `x-amazon-apigateway-authorizer`. */
  authorizers: Record<string, Record<string, unknown>>;
}

export interface RestApiRecord extends RestApi {
  id: string;
  name: string;
  createdDate: Date;
  rootResourceId: string;
  /** Schemas by name, with references as Swagger writes them. */
  models?: Record<string, object>;
  extensions?: ApiExtensions | undefined;
}

export interface IntegrationRecord extends Integration {
  type: NonNullable<Integration["type"]>;
  /** 50 to 29,000 milliseconds. */
  timeoutInMillis: number;
}

export interface MethodRecord extends Method {
  httpMethod: string;
  authorizationType: string;
  methodIntegration?: IntegrationRecord;
}

export interface ResourceRecord {
  restApiId: string;
  id: string;
  /** Absent on the root. */
  parentId?: string;
  pathPart?: string;
  /** Full path, e.g. `/orders/{id}`. */
  path: string;
  /** By verb: `GET`, …, `ANY`. */
  methods: Record<string, MethodRecord>;
}

/**
 * A deployment is an immutable snapshot: it holds the resources as they were. Records are never changed in place, so
 * it can hold the very same objects.
 */
export interface DeploymentRecord {
  restApiId: string;
  id: string;
  description?: string;
  createdDate: Date;
  resources: readonly ResourceRecord[];
  models?: Record<string, object> | undefined;
  extensions?: ApiExtensions | undefined;
}

export interface StageRecord extends Stage {
  restApiId: string;
  stageName: string;
  deploymentId: string;
  createdDate: Date;
  lastUpdatedDate: Date;
}
