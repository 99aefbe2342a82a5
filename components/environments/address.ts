/** Where an environment, and a promotion into one, are found. */
export const environmentHref = (apiId: string, stage: string): string =>
  `/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}`;

/** Opens the promotion drawer over the page that shows all environments; no `to`: the drawer asks for it. */
export const promotionHref = (apiId: string, from: string, to = ""): string =>
  `/?${new URLSearchParams({ api: apiId, promote: `${from}..${to}` })}`;
