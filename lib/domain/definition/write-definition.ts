import { stringify } from "yaml";
import { stable } from "./stable";

/** A document as the text of a file, in stable order. Long lines are left whole: a URI must not be broken. */
export function writeDefinition(document: unknown, syntax: "json" | "yaml"): string {
  const ordered = stable(document);
  if (syntax === "json") return `${JSON.stringify(ordered, null, 2)}\n`;
  return stringify(ordered, { lineWidth: 0, aliasDuplicateObjects: false });
}
