export const environmentHref = (apiId: string, stage: string): string =>
  `/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}`;

/** Opens the log of a container, of one task or of all, on the page of its service. */
export const logsHref = (container: string, task?: string): string =>
  `?${new URLSearchParams({ logs: container, ...(task && { task }) })}#logs`;
