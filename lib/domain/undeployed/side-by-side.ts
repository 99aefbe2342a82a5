import type { MethodView } from "@/lib/contracts/api-detail";

/** One method as the editable API has it and as a stage serves it; undefined: not in it. */
export interface MethodPair {
  httpMethod: string;
  path: string;
  editable?: MethodView;
  deployed?: MethodView;
}

/** All methods of both, by path and method. A side that is not known has none. */
export function sideBySide(editable: readonly MethodView[], deployed: readonly MethodView[]): MethodPair[] {
  const pairs = new Map<string, MethodPair>();
  const put = (method: MethodView, side: "editable" | "deployed") => {
    const { httpMethod, path } = method;
    const key = `${path} ${httpMethod}`;
    pairs.set(key, { ...(pairs.get(key) ?? { httpMethod, path }), [side]: method });
  };
  for (const method of editable) put(method, "editable");
  for (const method of deployed) put(method, "deployed");
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
