import type { EnvironmentSummary } from "./environments";
import type { Freshness, Timestamp } from "./freshness";
import type { MethodChange } from "./promotion";

export interface IntegrationView {
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

export interface MethodView {
  /** `GET`, `ANY`… */
  httpMethod: string;
  path: string;
  /** Null: it has none, so the API cannot be deployed like that. */
  integration: IntegrationView | null;
  /** What else is said of the method (authorization, parameters, responses), by name; absent: not read. */
  settings?: Record<string, string>;
}

/** A stage in the API's pipeline. */
export interface ApiStage {
  environment: EnvironmentSummary;
  /** What its snapshot has; null: the export could not be read. */
  methods: MethodView[] | null;
  /** What a new deployment to it would change; null: not known. */
  undeployed: MethodChange[] | null;
  /** What is set on it besides its variables, by name, in words. */
  settings: [name: string, words: string][];
}

/** One snapshot of the API. */
export interface ApiDeployment {
  id: string;
  createdAt?: Timestamp;
  description?: string;
  /** Stages that serve it now, in promotion order. */
  servedBy: string[];
}

/** `GET /api/apis/{apiId}` */
export interface ApiDetail extends Freshness {
  apiId: string;
  apiName: string;
  createdAt?: Timestamp;
  /** In promotion order. */
  stages: ApiStage[];
  /** The API as people edit it: what the next deployment would take. */
  editable: {
    /** Null: it could not be read; `problem` says why. */
    methods: MethodView[] | null;
    /** Of all its resources, those without methods among them; null as `methods`. */
    paths: string[] | null;
    at?: Timestamp;
    problem?: string;
  };
  /** Newest first; null: they could not be read. */
  deployments: ApiDeployment[] | null;
}
