/** YAML with CloudFormation's short forms: `!Ref X` is `{ "Ref": "X" }`, `!Sub …` is `{ "Fn::Sub": … }`. */
import { LineCounter, parseDocument, type ScalarTag, type Tags, type YAMLMap, type YAMLSeq } from "yaml";
import { MANY_ALIASES, yamlExcess } from "../../../protocol/yaml-bounds";
import { formatError } from "../errors";
import type { Value } from "./model";

const SHORT_FORMS = [
  ...["Base64", "Cidr", "FindInMap", "GetAtt", "GetAZs", "ImportValue", "Join", "Length", "Select", "Split", "Sub"],
  ...["ToJsonString", "And", "Equals", "If", "Not", "Or", "Transform", "ForEach"],
];

const nameOf = (tag: string) => (tag === "Ref" || tag === "Condition" ? tag : `Fn::${tag}`);

/** Each short form takes a scalar, a sequence or a mapping. */
const tags = [...SHORT_FORMS, "Ref", "Condition"].flatMap((tag) => {
  const name = nameOf(tag);
  return [
    { tag: `!${tag}`, resolve: (text: string) => ({ [name]: text }) },
    { tag: `!${tag}`, collection: "seq", resolve: (node: YAMLSeq) => ({ [name]: node.toJSON() }) },
    { tag: `!${tag}`, collection: "map", resolve: (node: YAMLMap) => ({ [name]: node.toJSON() }) },
  ] as unknown as ScalarTag[];
});

/** @throws AwsError with the line and column of what is wrong */
export function parseYaml(text: string): Value {
  // User guide, "CloudFormation template formats": aliases are not supported.
  const excess = yamlExcess(text, 0);
  if (excess === MANY_ALIASES) throw formatError("YAML aliases are not allowed in CloudFormation templates");
  if (excess) throw formatError(`YAML not well-formed. (${excess})`);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    customTags: (known: Tags) => [...known, ...tags],
    // Dates stay text: AWSTemplateFormatVersion is 2010-09-09.
    schema: "core",
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
  });
  // An unknown tag is only a warning to the parser, but its meaning would be lost.
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong) {
    const { line, col } = lineCounter.linePos(wrong.pos[0]);
    throw formatError(`YAML not well-formed. (line ${line}, column ${col}) ${wrong.message}`);
  }
  return document.toJS() as Value;
}
