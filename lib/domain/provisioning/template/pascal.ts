/** Names as a template has them: `portMappings` → `PortMappings`, at any depth. */
export const pascal = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [upper(name), MAPS.has(name) ? each : deep(each)]),
  );

/** Members whose keys are their author's own. */
const MAPS = new Set(["options", "dockerLabels", "driverOpts", "labels"]);

/** What CloudFormation writes otherwise than the API (AWS::ECS::TaskDefinition, EFSVolumeConfiguration). */
const NAMES: Record<string, string> = {
  efsVolumeConfiguration: "EFSVolumeConfiguration",
  fileSystemId: "FilesystemId",
  iam: "IAM",
};

const upper = (name: string): string => NAMES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  return typeof value === "object" && value !== null ? pascal(value) : value;
}
