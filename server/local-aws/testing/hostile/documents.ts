/** Documents that grow, nest, or keep whoever reads them busy: JSON, YAML, XML, patterns. */
import fc from "fast-check";

const LETTERS = [..."abcdefghij"];

const ENTITY_BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">${LETTERS.slice(1)
  .map((name, at) => `<!ENTITY ${name} "${`&${LETTERS[at]};`.repeat(10)}">`)
  .join("")}]><a>&j;</a>`;
const ALIAS_BOMB = `a: &a [x]\n${LETTERS.slice(1)
  .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${LETTERS[at]}`).join(", ")}]`)
  .join("\n")}\n`;

const resource = (value: unknown, more: object = {}) =>
  JSON.stringify({ Resources: { R: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: value } } }, ...more });
const nested = (levels: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown =>
  levels === 0 ? inner : nested(levels - 1, wrap, wrap(inner));
const variable = "$" + "{a}";

const TEMPLATES = [
  resource(nested(12, (a) => ({ "Fn::Sub": [variable.repeat(10), { a }] }), "x")),
  resource(nested(40, (a) => ({ "Fn::Sub": [variable.repeat(2), { a }] }), "")),
  resource(nested(40, (a) => ({ "Fn::ToJsonString": { a } }), '"')),
  resource(nested(40, (a) => ({ "Fn::Base64": a }), "y".repeat(1_000))),
  resource({ "Fn::Join": ["z".repeat(20_000), { "Fn::Split": [",", ",".repeat(20_000)] }] }),
  resource({ "Fn::Sub": "${".repeat(20_000) }),
  resource({ "Fn::Sub": "${!".repeat(15_000) }),
  resource("a", { Parameters: { P: { Type: "String", AllowedPattern: "(a+)+b", Default: "a".repeat(60) } } }),
  resource("a", { Parameters: { P: { Type: "Number", Default: `${"1".repeat(40_000)}x` } } }),
  resource("a", { Conditions: { A: { Condition: "B" }, B: { Condition: "A" } } }),
  `{"Metadata":${"[".repeat(5_000)}${"]".repeat(5_000)},"Resources":{"R":{"Type":"AWS::Logs::LogGroup"}}}`,
  "Resources: !Sub [!Sub [!Sub [a]]]",
  "Resources:\n  A: {Type: !Ref A, Properties: {Fn::GetAtt: [A, A]}}",
];

const DEFINITIONS = [
  '{"swagger":"2.0","info":{},"paths":{"/a":{"$ref":"#/paths/~1a"}}}',
  '{"openapi":"3.0.1","paths":{"__proto__":{"get":{}}}}',
  `{"swagger":"2.0","paths":{"${"/a".repeat(20_000)}":{}}}`,
  `{"openapi":"3.0.1","paths":{},"servers":[{"url":"${"{".repeat(50_000)}"}]}`,
  `{"swagger":"2.0","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
];

/** What a YAML parser reads as deeper and deeper, or as one error after the other. */
const UNITS = [
  ..."{[}]'\"|>-?:&!*#%,\n\r\t",
  ...[
    "- ",
    "? ",
    ": ",
    "a: ",
    "&a ",
    "! ",
    "!Sub ",
    "!!js/function ",
    "*a ",
    "<<: ",
    "---\n",
    "-\n",
    "?\n",
    "k:\n ",
    '"\\',
    "- {",
  ],
];

export const yaml = fc.oneof(
  fc.tuple(fc.constantFrom(...UNITS), fc.constantFrom(10, 300, 4_000)).map(([unit, times]) => unit.repeat(times)),
  fc.array(fc.constantFrom(...UNITS), { maxLength: 40 }).map((units) => units.join("")),
  fc.constantFrom(ALIAS_BOMB, "a: &a [*a]", Array.from({ length: 300 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")),
);

export const documents = fc.oneof(
  fc.constantFrom(...TEMPLATES, ...DEFINITIONS, ENTITY_BOMB),
  yaml,
  fc.string({ maxLength: 60 }),
  fc.json({ maxDepth: 6 }),
);

const depth = fc.constantFrom(10, 1_000, 20_000);

/** Bodies where a JSON object is expected. */
export const jsonBodies = fc.oneof(
  depth.map((deep) => "[".repeat(deep)),
  depth.map((deep) => `${"[".repeat(deep)}${"]".repeat(deep)}`),
  depth.map((deep) => `${'{"tags":'.repeat(deep)}1${"}".repeat(deep)}`),
  depth.map((deep) => `{"clusterName":"a","settings":${"[".repeat(deep)}${"]".repeat(deep)}}`),
  fc.json({ maxDepth: 6 }),
  fc.uint8Array({ maxLength: 60 }),
  fc.constantFrom(
    '{"__proto__":{"clusterName":"x"},"constructor":{"prototype":1}}',
    '{"clusterName":"\\ud800"}',
    '{"clusterName":1e999}',
    '{"clusterName":"a","clusterName":"b"}',
    '\ufeff{"clusterName":"a"}',
    "{'clusterName':'a'}",
    "null",
    '"text"',
    "-0",
    ENTITY_BOMB,
  ),
);
