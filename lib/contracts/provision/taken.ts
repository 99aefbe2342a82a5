import { z } from "zod";
import type { AppError } from "../errors";
import type { Timestamp } from "../freshness";

/** As many as ten services give. */
const names = (most: number) => z.array(z.string().min(1).max(512)).max(most);

/** The names that a new environment would give, by kind as the preview calls it. */
export const takenQuestion = z.object({
  /** As its tag would name it: `EcsDemoAPI/dev`. */
  environment: z.string().min(1).max(256),
  /** Where security groups are; absent: in the default VPC. */
  vpcId: z
    .string()
    .regex(/^vpc-[0-9a-f]{8,17}$/)
    .optional(),
  names: z.object({
    "Task execution role": names(10),
    "Log group": names(10),
    /** Of load balancer, tasks and instances. */
    "Security group": names(30),
    "Load balancer": names(10),
    "Target group": names(10),
    /** `cluster/service` */
    Service: names(10),
  }),
});
export type TakenQuestion = z.infer<typeof takenQuestion>;
export type TakenKind = keyof TakenQuestion["names"];

/**
 * Whose a thing is, as the run decides: `own` was made for this environment and is set as the form asks; of `another`
 * environment it is refused; anybody's is used where its settings fit, and nothing of it is changed.
 */
export type Whose = { whose: "own" } | { whose: "anybody" } | { whose: "another"; environment: string };

export type Taken = Whose & { name: string };

/** `GET /api/provisioning/taken`: of each kind what is there, or why that is not known. */
export interface TakenAnswer {
  fetchedAt: Timestamp;
  kinds: Record<TakenKind, { items: Taken[] } | { error: AppError }>;
}
