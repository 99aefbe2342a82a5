/** Attributes of load balancers and target groups: text values with a default, a rule, and what of it is carried out here. */
import { invalidConfiguration, notOffered, validationError } from "./errors";

export interface AttributeRule {
  default: string;
  /** Whether AWS would take the value. */
  accepts(value: string): boolean;
  /** Values that this endpoint carries out; absent: all that AWS takes. */
  offers?(value: string): boolean;
}

export type AttributeRules = Readonly<Record<string, AttributeRule>>;

interface Attribute {
  Key?: string | undefined;
  Value?: string | undefined;
}

export const flag = (fallback: boolean, offered: "both" | "default" = "both"): AttributeRule => ({
  default: String(fallback),
  accepts: (value) => value === "true" || value === "false",
  ...(offered === "default" ? { offers: (value: string) => value === String(fallback) } : {}),
});

/** Whole numbers of a range; `or` are further values (`0`, `off`). */
export const number = (fallback: string, from: number, to: number, ...or: string[]): AttributeRule => ({
  default: fallback,
  accepts: (value) => or.includes(value) || (/^\d{1,7}$/.test(value) && Number(value) >= from && Number(value) <= to),
});

export const choice = (fallback: string, values: readonly string[], offered?: readonly string[]): AttributeRule => ({
  default: fallback,
  accepts: (value) => values.includes(value),
  ...(offered ? { offers: (value: string) => offered.includes(value) } : {}),
});

export const text = (): AttributeRule => ({ default: "", accepts: (value) => value.length <= 1024 });

export function defaults(rules: AttributeRules): Record<string, string> {
  return Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, rule.default]));
}

/** The attributes after the changes; throws before anything is taken over. `owner`: "Load balancer", "Target group". */
export function changed(
  current: Readonly<Record<string, string>>,
  changes: readonly Attribute[],
  rules: AttributeRules,
  owner: string,
): Record<string, string> {
  const next = { ...current };
  const seen = new Set<string>();
  for (const { Key = "", Value = "" } of changes) {
    const rule = Object.hasOwn(rules, Key) ? rules[Key] : undefined;
    if (!rule) throw validationError(`${owner} attribute key '${Key}' is not recognized`);
    if (seen.has(Key)) throw invalidConfiguration(`${owner} attribute key '${Key}' is specified more than once`);
    if (!rule.accepts(Value)) throw validationError(`${owner} attribute '${Key}' has the invalid value '${Value}'`);
    if (rule.offers && !rule.offers(Value)) throw notOffered(`the value '${Value}' of the attribute '${Key}'`);
    seen.add(Key);
    next[Key] = Value;
  }
  return next;
}

export function listed(attributes: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}
