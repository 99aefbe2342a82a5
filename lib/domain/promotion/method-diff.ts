import type { MethodChange } from "@/lib/contracts/promotion";
import { shorten } from "@/lib/words/shorten";
import type { IntegrationFact, MethodFact, SnapshotFact } from "../facts";

/**
 * The methods that differ when one snapshot takes the place of another, by path and method.
 * Null when they cannot be compared: one is not known, or the editable API stands in for it.
 */
export function diffMethods(from: SnapshotFact | undefined, to: SnapshotFact | undefined): MethodChange[] | null {
  if (from?.source !== "export" || to?.source !== "export") return null;
  const before = new Map(to.methods.map((method) => [nameOf(method), method]));
  const after = new Map(from.methods.map((method) => [nameOf(method), method]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((name) => change(before.get(name), after.get(name)) ?? []);
}

const nameOf = ({ path, httpMethod }: MethodFact): string => `${path} ${httpMethod}`;

function change(before: MethodFact | undefined, after: MethodFact | undefined): MethodChange | null {
  const { httpMethod, path } = after ?? before ?? { httpMethod: "", path: "" };
  if (after === undefined) return { httpMethod, path, change: "removed", words: `was ${wordsOf(before?.integration)}` };
  if (before === undefined) return { httpMethod, path, change: "added", words: wordsOf(after.integration) };
  const words = [
    ...differences(before.integration, after.integration),
    ...settingDifferences(before.integration?.settings, after.integration?.settings),
    ...settingDifferences(before.settings, after.settings),
  ];
  return words.length === 0 ? null : { httpMethod, path, change: "changed", words: words.join("; ") };
}

type Settings = Record<string, string> | undefined;

const FIELDS: [Exclude<keyof IntegrationFact, "settings">, string][] = [
  ["type", "type"],
  ["uri", "integration"],
  ["httpMethod", "method of the integration"],
  ["connectionType", "connection"],
  ["timeoutMs", "timeout in ms"],
];

function differences(before: IntegrationFact | null, after: IntegrationFact | null): string[] {
  return FIELDS.flatMap(([field, label]) => {
    const [old, now] = [before?.[field], after?.[field]];
    return old === now ? [] : [`${label} ${old ?? "none"} → ${now ?? "none"}`];
  });
}

/** Only where both sides were read so closely. */
function settingDifferences(before: Settings, after: Settings): string[] {
  if (before === undefined || after === undefined) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    return old === now
      ? []
      : [`${name} ${shorten(old ?? "none", 60, "start")} → ${shorten(now ?? "none", 60, "start")}`];
  });
}

const wordsOf = (integration: IntegrationFact | null | undefined): string =>
  integration ? `${integration.type} ${integration.uri ?? ""}`.trim() : "no integration";
