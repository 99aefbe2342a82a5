import type { EndpointType } from "@/lib/contracts/endpoint-type";
import type { Timestamp } from "@/lib/contracts/freshness";
import type { Tags } from "../ownership";

export interface ApiFact {
  id: string;
  name: string;
  createdAt?: Timestamp;
  tags?: Tags;
  /** Absent: regional. */
  endpointType?: EndpointType;
  /** What else is set: `endpoint type PRIVATE`. */
  extras?: string[];
}

export interface StageFact {
  apiId: string;
  stage: string;
  deploymentId: string | null;
  variables: Record<string, string>;
  description?: string;
  createdAt?: Timestamp;
  updatedAt?: Timestamp;
  canary?: CanaryFact;
  /** By method key: one for all methods (`ALL_METHODS`), or `/orders/GET`. */
  throttling?: Record<string, ThrottlingFact>;
  /** What else is set: `a cache of 0.5 GB`. */
  extras?: string[];
}

/** A share of the requests that is served by another snapshot, with variables of its own. */
export interface CanaryFact {
  percent: number;
  deploymentId: string;
  overrides: Record<string, string>;
}

/** The key of a setting for every method. */
export const ALL_METHODS = "*/*";

/** Requests a second, and at once; absent: the account's own limit. */
export interface ThrottlingFact {
  rate?: number;
  burst?: number;
}

export interface DeploymentFact {
  id: string;
  description?: string;
  createdAt?: Timestamp;
}

export interface IntegrationFact {
  /** `HTTP_PROXY`, `HTTP`, `MOCK`, `AWS`, `AWS_PROXY`. */
  type: string;
  /** With its `${stageVariables.x}` unresolved. */
  uri?: string;
  httpMethod?: string;
  /** `INTERNET` or `VPC_LINK`. */
  connectionType?: string;
  timeoutMs?: number;
  /** What else is said of it (mappings, templates, responses), by name; absent: not read. */
  settings?: Record<string, string>;
}

export interface MethodFact {
  /** `GET`, `ANY`… */
  httpMethod: string;
  /** `/helloworld` */
  path: string;
  /** Null: the method has none, so every call fails. */
  integration: IntegrationFact | null;
  /** What else is said of the method (authorization, parameters, responses), by name; absent: not read. */
  settings?: Record<string, string>;
}

/** The API as people edit it. */
export interface EditableFact {
  /** Of all its resources, those without methods among them. */
  paths: string[];
  methods: MethodFact[];
}

export interface SnapshotFact {
  /** `editable`: the export was not to be had, and the editable API stands in. */
  source: "export" | "editable";
  methods: MethodFact[];
}
