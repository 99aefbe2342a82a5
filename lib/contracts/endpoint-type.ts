/** Of a public API: API reference, EndpointConfiguration. */
export const ENDPOINT_TYPES = ["REGIONAL", "EDGE"] as const;
export type EndpointType = (typeof ENDPOINT_TYPES)[number];
