/** Stageway's pages of a stack. */
export const stackHref = (name: string): string => `/stacks/${encodeURIComponent(name)}`;
export const changeSetHref = (stackName: string, changeSetId: string): string =>
  `${stackHref(stackName)}/change-sets/${encodeURIComponent(changeSetName(changeSetId))}`;

/** `arn:…:changeSet/NAME/ID` → `NAME`; a name stays. */
export const changeSetName = (id: string): string => /:changeSet\/([^/]+)\//.exec(id)?.[1] ?? id;
