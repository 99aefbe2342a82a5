import { z } from "zod";
import { containerName, containerRest, line, named, sidecar } from "./container";

const efs = z.strictObject({
  fileSystemId: line,
  rootDirectory: line.optional(),
  transitEncryption: line.optional(),
  transitEncryptionPort: z.number().int().optional(),
  authorizationConfig: z.strictObject({ accessPointId: line.optional(), iam: line.optional() }).optional(),
});

const docker = z.strictObject({
  scope: line.optional(),
  autoprovision: z.boolean().optional(),
  driver: line.optional(),
  driverOpts: named.optional(),
  labels: named.optional(),
});

const volume = z.strictObject({
  name: line,
  host: z.strictObject({ sourcePath: line.optional() }).optional(),
  efsVolumeConfiguration: efs.optional(),
  dockerVolumeConfiguration: docker.optional(),
});

export const taskRest = z
  .strictObject({
    taskRoleArn: line,
    runtimePlatform: z.strictObject({ cpuArchitecture: line.optional(), operatingSystemFamily: line.optional() }),
    ephemeralStorage: z.strictObject({ sizeInGiB: z.number().int() }),
    pidMode: line,
    ipcMode: line,
    placementConstraints: z.array(z.strictObject({ type: line, expression: line.optional() })).max(10),
    volumes: z.array(volume).max(100),
  })
  .partial();

/**
 * The rest of a task definition: all that another environment's has beside what the form asks for. Nobody types it; it
 * is carried over as it is, and checked as anything that comes from a browser. ECS has the last word.
 */
export const carriedDefinition = taskRest.extend({
  /** The service's name, where it is absent. */
  containerName: containerName.optional(),
  container: containerRest.optional(),
  sidecars: z.array(sidecar).max(9, "ECS takes 10 containers.").optional(),
});
export type CarriedDefinition = z.infer<typeof carriedDefinition>;
