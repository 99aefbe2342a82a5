import { z } from "zod";
import { ENDPOINT_TYPES } from "../endpoint-type";
import { apiIdSchema, stageNameSchema, text, variableName, variableValue } from "../fields";
import { checkPaths, routeFields } from "../route";
import * as rules from "../rules";
import { MOST_TASKS } from "../service-limits";
import { checkClusterName } from "./cluster-name";
import { carriedDefinition } from "./definition/definition";
import { entryInput } from "./entry";
import { checkExecutionRole } from "./execution-role";
import { healthCheckInput } from "./health-check";
import { launchInput } from "./launch";
import { namesInput } from "./names";
import { networkInput } from "./network";
import { RETENTION_DAYS } from "./retention";
import { rolloutInput } from "./rollout";
import { checkServices } from "./together";
import { whole } from "./whole";

const ROLE_ARN = /^arn:[^:]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * Who pulls the image and writes the log: a role made for the service, one that there is, or none. Instances do both with
 * a role of their own, as long as the image is a public one or in their account.
 */
const executionRole = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new") }),
  z.object({ kind: z.literal("existing"), arn: z.string().trim().regex(ROLE_ARN, "A role's ARN.") }),
  z.object({ kind: z.literal("none") }),
]);

/** Where the containers' output goes: a log group of the service's own, or nowhere. */
const logs = z.object({
  enabled: z.boolean().default(true),
  retentionDays: z.coerce
    .number()
    .refine((days) => (RETENTION_DAYS as readonly number[]).includes(days), `One of ${RETENTION_DAYS.join(", ")}.`)
    /** For ever. */
    .nullable()
    .default(30),
});

/** Found by its name when it exists already, and then left as it is. */
const newApi = z.object({
  name: text(rules.API_NAME),
  /** Absent: regional. `EDGE` goes through CloudFront, and is what the AWS CLI makes unless told otherwise. */
  endpointType: z.enum(ENDPOINT_TYPES).optional(),
});

/** What ECS measures of a cluster's tasks (API reference, ClusterSetting). */
export const CONTAINER_INSIGHTS = ["enabled", "enhanced", "disabled"] as const;

/** A service with its way in and its first path. What is left out is as the walkthrough has it. */
const service = {
  clusterName: text(rules.CLUSTER_NAME),
  serviceName: text(rules.SERVICE_NAME),
  image: text(rules.IMAGE),
  containerPort: whole(1, 65_535),
  /** A shell command for `/bin/sh -c`; empty: the carried one, else the image's own. */
  command: z.string().max(4096, "At most 4096 characters.").default(""),
  desiredCount: whole(0, MOST_TASKS),
  ...routeFields,
  launch: launchInput.prefault({ type: "FARGATE" }),
  executionRole: executionRole.default({ kind: "new" }),
  logs: logs.prefault({}),
  entry: entryInput.default({ kind: "own" }),
  healthCheck: healthCheckInput.prefault({}),
  /** Seconds in which a target that leaves ends what it has begun. ELB takes no more (TargetGroupAttribute). */
  deregistrationDelaySeconds: whole(0, 3_600).default(300),
  /** Of targets that are registered without one, which ECS does for none; absent: the container's. */
  targetGroupPort: whole(1, 65_535).optional(),
  /** Of a cluster that is made; absent: as the account has it. */
  containerInsights: z.enum(CONTAINER_INSIGHTS).optional(),
  rollout: rolloutInput.prefault({}),
  /** ECS ends a rollout whose tasks do not come up, and goes back to the last that did. */
  circuitBreaker: z.boolean().default(true),
  names: namesInput.default({}),
  /** The rest of the task definition, carried over from another environment. */
  definition: carriedDefinition.default({}),
};

const furtherService = z
  .object(service)
  .superRefine(checkPaths)
  .superRefine(checkClusterName)
  .superRefine(checkExecutionRole);

/** All of a new environment. What is left out is as the walkthrough has it: Fargate in the default VPC. */
export const provisionInput = z
  .object({
    ...service,
    /** An existing API by id, or a new one by name (found by name when it exists already). */
    api: z.union([z.object({ id: apiIdSchema }), newApi]),
    stage: stageNameSchema,
    network: networkInput.default({ kind: "default" }),
    /** Further services behind the same stage, in the same network. */
    more: z.array(furtherService).max(9, "At most 10 services.").default([]),
    /** Further variables of the stage, which lead to none of the services. */
    variables: z.record(variableName, variableValue).default({}),
  })
  .superRefine(checkPaths)
  .superRefine(checkClusterName)
  .superRefine(checkExecutionRole)
  .superRefine(checkServices);
export type ProvisionInput = z.infer<typeof provisionInput>;
/** As a form or a test gives it: with the defaults left out. */
export type ProvisionRequest = z.input<typeof provisionInput>;
export type FurtherService = NonNullable<ProvisionRequest["more"]>[number];
