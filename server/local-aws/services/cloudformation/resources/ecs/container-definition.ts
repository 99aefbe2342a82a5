/** The container definitions of AWS::ECS::TaskDefinition. */
import { flag, integer, structure, text, textMap, texts } from "../shapes";

const keyValue = structure({ Name: text.optional(), Value: text.optional() });
const secret = structure({ Name: text, ValueFrom: text });

export const containerDefinition = structure({
  Name: text,
  Image: text,
  Command: texts.optional(),
  Cpu: integer.optional(),
  DependsOn: structure({ Condition: text.optional(), ContainerName: text.optional() }).array().optional(),
  DisableNetworking: flag.optional(),
  DnsSearchDomains: texts.optional(),
  DnsServers: texts.optional(),
  DockerLabels: textMap.optional(),
  DockerSecurityOptions: texts.optional(),
  EntryPoint: texts.optional(),
  Environment: keyValue.array().optional(),
  EnvironmentFiles: structure({ Type: text.optional(), Value: text.optional() }).array().optional(),
  Essential: flag.optional(),
  ExtraHosts: structure({ Hostname: text.optional(), IpAddress: text.optional() }).array().optional(),
  HealthCheck: structure({
    Command: texts.optional(),
    Interval: integer.optional(),
    Retries: integer.optional(),
    StartPeriod: integer.optional(),
    Timeout: integer.optional(),
  }).optional(),
  Hostname: text.optional(),
  Interactive: flag.optional(),
  Links: texts.optional(),
  LinuxParameters: structure({
    Capabilities: structure({ Add: texts.optional(), Drop: texts.optional() }).optional(),
    Devices: structure({ HostPath: text.optional(), ContainerPath: text.optional(), Permissions: texts.optional() })
      .array()
      .optional(),
    InitProcessEnabled: flag.optional(),
    MaxSwap: integer.optional(),
    SharedMemorySize: integer.optional(),
    Swappiness: integer.optional(),
    Tmpfs: structure({ ContainerPath: text.optional(), MountOptions: texts.optional(), Size: integer })
      .array()
      .optional(),
  }).optional(),
  LogConfiguration: structure({
    LogDriver: text,
    Options: textMap.optional(),
    SecretOptions: secret.array().optional(),
  }).optional(),
  Memory: integer.optional(),
  MemoryReservation: integer.optional(),
  MountPoints: structure({
    ContainerPath: text.optional(),
    ReadOnly: flag.optional(),
    SourceVolume: text.optional(),
  })
    .array()
    .optional(),
  PortMappings: structure({
    AppProtocol: text.optional(),
    ContainerPort: integer.optional(),
    HostPort: integer.optional(),
    Name: text.optional(),
    Protocol: text.optional(),
  })
    .array()
    .optional(),
  Privileged: flag.optional(),
  PseudoTerminal: flag.optional(),
  ReadonlyRootFilesystem: flag.optional(),
  RepositoryCredentials: structure({ CredentialsParameter: text.optional() }).optional(),
  Secrets: secret.array().optional(),
  StartTimeout: integer.optional(),
  StopTimeout: integer.optional(),
  SystemControls: structure({ Namespace: text.optional(), Value: text.optional() }).array().optional(),
  Ulimits: structure({ HardLimit: integer, Name: text, SoftLimit: integer }).array().optional(),
  User: text.optional(),
  VolumesFrom: structure({ ReadOnly: flag.optional(), SourceContainer: text.optional() }).array().optional(),
  WorkingDirectory: text.optional(),
});
