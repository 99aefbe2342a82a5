/** An operation of a schema with members that are not what the schema says, as it goes on the wire. */
import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import type { OperationModel, ServiceModel } from "../../protocol/model/load-model";
import { type Attack, form, json, rest } from "./attack";

const WILD = [
  ...[null, true, "", " ", "0", "-1", "1e308", "NaN", -1, 0, 1.5, 2 ** 53, 1e308, "__proto__", "../..", "%00", "*"],
  ...[
    "a".repeat(5_000),
    `${"1".repeat(50_000)}x`,
    " ".repeat(5_000),
    "{{{{",
    "${",
    "é\u2028\ud83d",
    "arn:::::",
    "10.0.0.0/99",
  ],
  ...["arn:aws:ecs:us-east-1:000000000000:cluster/x/y/z", "2999-13-45T99:99:99Z", "=", "&", "<a>&b;</a>"],
];
const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...WILD),
  fc.constantFrom<unknown>([], {}, [[[[]]]], [null], { __type: "x" }, { length: -1 }, Array(300).fill("a")),
  fc.string({ unit: "binary", maxLength: 20 }),
);

export function wildInput(schema: NormalizedSchema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 0 && schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, member]) => [name, wildInput(member, depth - 1)] as const);
    // Few at a time: with all of them wrong, only the first would ever be looked at.
    const fitting = fc.record(Object.fromEntries(members), { requiredKeys: [] });
    return fc.oneof({ arbitrary: fitting, weight: 5 }, { arbitrary: wild, weight: 1 });
  }
  if (depth > 0 && schema.isListSchema()) {
    const items = fc.array(wildInput(schema.getValueSchema(), depth - 1), { maxLength: 2 });
    return fc.oneof({ arbitrary: items, weight: 5 }, { arbitrary: wild, weight: 1 });
  }
  return wild;
}

/** The call as its protocol has it, signed. */
export function wildCall(service: string, model: ServiceModel, operation: OperationModel): fc.Arbitrary<Attack> {
  return wildInput(operation.input, 3).map((input) => {
    const body = JSON.stringify(input) ?? "";
    if (model.protocol === "awsJson1_1") return json(service, `${model.targetPrefix}.${operation.name}`, body);
    if (!operation.http) {
      const fields = new URLSearchParams([
        ["Action", operation.name],
        ["Version", model.version],
        ...fieldsOf("", input),
      ]);
      return form(service, fields.toString());
    }
    const [method, pattern] = operation.http;
    const values = Object(input) as Record<string, unknown>;
    const target = pattern.replace(/\{(\w+)\+?\}/g, (_, name: string) => label(values[name]));
    return rest(service, method, target, method === "GET" ? "" : body);
  });
}

/** Half a surrogate pair cannot be sent. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const label = (value: unknown): string => encodeURIComponent(wellFormed(String(value ?? "a").slice(0, 300))) || "a";

/** `Tags.member.1.Key`, and `Tags.1.Key` as EC2 has it: whichever is not read is not looked at. */
function fieldsOf(path: string, value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path || "x", wellFormed(String(value))]];
  const dot = path && `${path}.`;
  if (!Array.isArray(value))
    return Object.entries(value).flatMap(([name, member]) => fieldsOf(`${dot}${name}`, member));
  return value.flatMap((item, at) => [
    ...fieldsOf(`${dot}member.${at + 1}`, item),
    ...fieldsOf(`${dot}${at + 1}`, item),
  ]);
}
