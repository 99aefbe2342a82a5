import { z } from "zod";
import { fargateProblem } from "./fargate-sizes";
import { placementStrategyInput } from "./placement";
import { whole } from "./whole";

/** Where tasks run on AWS's machines: CPU units and MiB of the whole task. */
const fargate = z
  .object({
    type: z.literal("FARGATE"),
    cpu: z.coerce.number().int().default(256),
    memory: z.coerce.number().int().default(512),
  })
  .superRefine(({ cpu, memory }, context) => {
    const problem = fargateProblem(cpu, memory);
    if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message });
  });

/** `t2.micro`, `m6i.2xlarge`, `u-6tb1.metal` */
export const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** The most machines that a cluster is made with. */
export const MOST_INSTANCES = 50;

/** Where AWS draws the line for an Auto Scaling group, whatever it asks for now. */
const LARGEST_GROUP = 10_000;

/**
 * How a service asks for the machines: by their capacity provider; or by the launch type EC2, which takes any instance of
 * the cluster, and then no capacity provider is made.
 */
const ASKED_BY = ["capacityProvider", "launchType"] as const;

/** Machines that Stageway makes for the cluster: launch template, Auto Scaling group, capacity provider, instance role. */
const newInstances = z
  .object({
    kind: z.literal("new"),
    instanceType: z
      .string()
      .trim()
      .regex(INSTANCE_TYPE, "An instance type such as t3.micro.")
      .max(64)
      .default("t3.micro"),
    count: whole(1, MOST_INSTANCES).default(2),
    /** How few the group may have; absent: none. */
    minSize: whole(0, MOST_INSTANCES).optional(),
    /** How many the group may have; absent: as many as are made. */
    maxSize: whole(1, LARGEST_GROUP).optional(),
    askedBy: z.enum(ASKED_BY).default("capacityProvider"),
  })
  .superRefine(({ count, minSize = 0, maxSize = count }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (minSize > count) refuse("minSize", `At most the number of instances, ${count}.`);
    if (maxSize < count) refuse("maxSize", `At least the number of instances, ${count}.`);
  });

/** The cluster's own machines, as somebody else has made them. */
const existingInstances = z.object({ kind: z.literal("existing") });

/** Where tasks run on one's own machines: CPU units and MiB reserved for the container. */
const ec2 = z.object({
  type: z.literal("EC2"),
  cpu: whole(0, 196_608).default(128),
  /** ECS takes 6 MiB at least (ContainerDefinition, memory). */
  memory: whole(6, 12_582_912).default(128),
  instances: z.discriminatedUnion("kind", [newInstances, existingInstances]).prefault({ kind: "new" }),
  placementStrategy: placementStrategyInput.default([]),
});

export const launchInput = z.discriminatedUnion("type", [fargate, ec2]);
export type LaunchInput = z.infer<typeof launchInput>;
export type Ec2Launch = Extract<LaunchInput, { type: "EC2" }>;
