import { Document, isScalar, Scalar, visit, YAMLMap, YAMLSeq } from "yaml";
import type { Template } from "./parts";

/** A template as YAML, with the short forms of CloudFormation's functions: `!Ref Vpc`, `!GetAtt Api.RootResourceId`. */
export function yamlOf(template: Template): string {
  const document = new Document(template, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_key, node) => shortForm(node),
  });
  return document.toString({ lineWidth: 0 });
}

/** The tagged node for a function in its long form; nothing for any other map. */
function shortForm(node: YAMLMap) {
  const [pair] = node.items;
  if (node.items.length !== 1 || !isScalar(pair?.key)) return undefined;
  const name = String(pair.key.value);
  if (name !== "Ref" && !name.startsWith("Fn::")) return undefined;
  const value = pair.value;
  if (name === "Fn::GetAtt" && value instanceof YAMLSeq) return tagged(scalar(partsOf(value).join(".")), "!GetAtt");
  if (value instanceof Scalar || value instanceof YAMLSeq || value instanceof YAMLMap)
    return tagged(value, `!${name.replace("Fn::", "")}`);
  return undefined;
}

const partsOf = (sequence: YAMLSeq): string[] =>
  sequence.items.map((item) => String(isScalar(item) ? item.value : item));
const scalar = (text: string) => new Scalar(text);

function tagged<Node extends Scalar | YAMLSeq | YAMLMap>(node: Node, tag: string): Node {
  node.tag = tag;
  if (node instanceof YAMLSeq) node.flow = true;
  return node;
}
