import { z } from "zod";

export const containerName = z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, "Letters, digits, hyphen and underscore.");
export const line = z.string().max(2048);
const lines = z.array(z.string().max(4096)).max(100);
const number = z.number().int().min(0);
/** Keys that are their author's own: labels, options of a driver. */
export const named = z.record(line, z.string().max(4096));
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(500);

const secret = z.strictObject({ name: line, valueFrom: line });

const healthCheck = z.strictObject({
  command: lines,
  interval: number.optional(),
  timeout: number.optional(),
  retries: number.optional(),
  startPeriod: number.optional(),
});

const portMapping = z.strictObject({
  containerPort: number,
  hostPort: number.optional(),
  protocol: z.enum(["tcp", "udp"]).optional(),
  name: line.optional(),
  appProtocol: line.optional(),
});

/** Without a group, `awslogs` writes to the log group of the service. */
const logConfiguration = z.strictObject({
  logDriver: line,
  options: named.optional(),
  secretOptions: listOf(secret).optional(),
});

const device = z.strictObject({ hostPath: line, containerPath: line.optional(), permissions: lines.optional() });

const linuxParameters = z.strictObject({
  capabilities: z.strictObject({ add: lines.optional(), drop: lines.optional() }).optional(),
  devices: listOf(device).optional(),
  initProcessEnabled: z.boolean().optional(),
  sharedMemorySize: number.optional(),
  tmpfs: listOf(z.strictObject({ containerPath: line, size: number, mountOptions: lines.optional() })).optional(),
  maxSwap: number.optional(),
  swappiness: number.optional(),
});

const shape = {
  cpu: number,
  memory: number,
  memoryReservation: number,
  entryPoint: lines,
  command: lines,
  environment: listOf(z.strictObject({ name: line, value: z.string().max(32_768) })),
  environmentFiles: listOf(z.strictObject({ value: line, type: line })),
  secrets: listOf(secret),
  healthCheck,
  portMappings: listOf(portMapping),
  logConfiguration,
  dependsOn: listOf(z.strictObject({ containerName, condition: line })),
  mountPoints: listOf(
    z.strictObject({ sourceVolume: line.optional(), containerPath: line.optional(), readOnly: z.boolean().optional() }),
  ),
  volumesFrom: listOf(z.strictObject({ sourceContainer: containerName, readOnly: z.boolean().optional() })),
  ulimits: listOf(z.strictObject({ name: line, softLimit: z.number().int(), hardLimit: z.number().int() })),
  linuxParameters,
  systemControls: listOf(z.strictObject({ namespace: line, value: line })),
  user: line,
  workingDirectory: line,
  hostname: line,
  links: lines,
  privileged: z.boolean(),
  readonlyRootFilesystem: z.boolean(),
  interactive: z.boolean(),
  pseudoTerminal: z.boolean(),
  disableNetworking: z.boolean(),
  dnsServers: lines,
  dnsSearchDomains: lines,
  dockerLabels: named,
  dockerSecurityOptions: lines,
  extraHosts: listOf(z.strictObject({ hostname: line, ipAddress: line })),
  repositoryCredentials: z.strictObject({ credentialsParameter: line }),
  startTimeout: number,
  stopTimeout: number,
};

/** What a container has beside its name and image; of the first one, beside what the form asks for. */
export const containerRest = z.strictObject(shape).partial();
export type ContainerRest = z.infer<typeof containerRest>;

/** A container beside the one that requests arrive at, whole. */
export const sidecar = containerRest.extend({ name: containerName, image: line, essential: z.boolean().optional() });
export type Sidecar = z.infer<typeof sidecar>;
