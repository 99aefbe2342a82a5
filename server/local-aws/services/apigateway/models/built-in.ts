/** AWS's two built-in models: every API that is not made of a definition begins with them. */
import type { RestApiRecord } from "../model";
import { own } from "../tables";

export const BUILT_IN: Record<string, object> = {
  Empty: { title: "Empty Schema", type: "object" },
  Error: { title: "Error Schema", type: "object", properties: { message: { type: "string" } } },
};

/** The models of an API, by name. Those of a definition are kept; nothing is kept of a new API. */
export const modelsOf = ({ models = BUILT_IN }: RestApiRecord): Record<string, object> => models;

/** Whether a model is still what AWS made. */
export const isBuiltIn = (name: string, schema: object): boolean =>
  JSON.stringify(own(BUILT_IN, name)) === JSON.stringify(schema);
