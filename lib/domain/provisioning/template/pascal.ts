/** Names as a template has them: `portMappings` → `PortMappings`, at any depth. */
export const pascal = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, each]) => [upper(name), deep(each)]));

const upper = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  return typeof value === "object" && value !== null ? pascal(value) : value;
}
