import type { DefinitionNote } from "@/lib/contracts/definition";
import type { ParameterGroup, TemplateParameter, TemplateSummary } from "@/lib/contracts/stacks/template";
import { isRecord, type Json, listOf, type Path, recordOf, textOf } from "../definition/json";
import { locate, parseText } from "../definition/read/parse-text";
import { neededCapabilities } from "./capabilities";

export type TemplateReading = { ok: true; summary: TemplateSummary } | { ok: false; problems: DefinitionNote[] };

type Problem = { path: Path; message: string };

/** What a form needs of a template, JSON or YAML with the short forms of the functions; or all that is wrong with it. */
export function readTemplate(text: string): TemplateReading {
  const parsed = parseText(text);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  if (!isRecord(parsed.value))
    return { ok: false, problems: [{ message: "A template is a map with Resources in it." }] };
  const template = parsed.value;
  const problems = [...problemsOfTop(template), ...Object.entries(recordOf(template.Parameters)).flatMap(problemsOf)];
  if (problems.length === 0) return { ok: true, summary: summaryOf(template) };
  const places = locate(
    text,
    problems.map(({ path }) => path),
  );
  return { ok: false, problems: problems.map(({ message }, at) => ({ message, ...places[at] })) };
}

function problemsOfTop(template: Json): Problem[] {
  const found: Problem[] = [];
  if (!isRecord(template.Resources) || Object.keys(template.Resources).length === 0)
    found.push({ path: ["Resources"], message: "At least one member must be defined in Resources." });
  if (template.Parameters !== undefined && !isRecord(template.Parameters))
    found.push({ path: ["Parameters"], message: "Parameters has to be a map." });
  for (const [name, resource] of Object.entries(recordOf(template.Resources))) {
    if (textOf(recordOf(resource).Type) === undefined)
      found.push({ path: ["Resources", name], message: `The resource ${name} has no Type.` });
  }
  return found;
}

function problemsOf([name, declared]: [string, unknown]): Problem[] {
  const path = ["Parameters", name];
  if (!/^[A-Za-z0-9]+$/.test(name)) return [{ path, message: `The parameter ${name}: letters and digits only.` }];
  const type = textOf(recordOf(declared).Type);
  return type === undefined ? [{ path, message: `The parameter ${name} has no Type.` }] : [];
}

function summaryOf(template: Json): TemplateSummary {
  const description = textOf(template.Description);
  return {
    ...(description && { description }),
    groups: groupsOf(recordOf(template.Parameters), template.Metadata),
    resources: Object.entries(recordOf(template.Resources)).map(([logicalId, resource]) => ({
      logicalId,
      type: textOf(recordOf(resource).Type) ?? "",
    })),
    outputs: Object.entries(recordOf(template.Outputs)).map(([key, output]) => {
      const words = textOf(recordOf(output).Description);
      return { key, ...(words && { description: words }) };
    }),
    capabilities: neededCapabilities(template),
  };
}

/** In the groups and by the labels of `AWS::CloudFormation::Interface`; the rest in the template's order. */
export function groupsOf(declared: Json, metadata: unknown): ParameterGroup[] {
  const face = recordOf(recordOf(metadata)["AWS::CloudFormation::Interface"]);
  const labels = recordOf(face.ParameterLabels);
  const all = Object.entries(declared).map(([name, one]) => parameterOf(name, recordOf(one), labels));
  const left = new Map(all.map((parameter) => [parameter.name, parameter]));
  const groups = listOf(face.ParameterGroups)
    .map(recordOf)
    .map(({ Label, Parameters }): ParameterGroup => {
      const names = listOf(Parameters).map(String);
      const parameters = names.flatMap((name) => left.get(name) ?? []);
      for (const name of names) left.delete(name);
      return { label: textOf(recordOf(Label).default) ?? "", parameters };
    });
  const rest = { label: groups.length > 0 ? "Other parameters" : "Parameters", parameters: [...left.values()] };
  return [...groups, rest].filter(({ parameters }) => parameters.length > 0);
}

function parameterOf(name: string, declared: Json, labels: Json): TemplateParameter {
  const optional = {
    default: listText(declared.Default),
    description: textOf(declared.Description),
    label: textOf(recordOf(labels[name]).default),
    allowedValues: declared.AllowedValues === undefined ? undefined : listOf(declared.AllowedValues).map(String),
    allowedPattern: textOf(declared.AllowedPattern),
    constraint: textOf(declared.ConstraintDescription),
    minLength: numberOf(declared.MinLength),
    maxLength: numberOf(declared.MaxLength),
    minValue: numberOf(declared.MinValue),
    maxValue: numberOf(declared.MaxValue),
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  const noEcho = String(declared.NoEcho).toLowerCase() === "true";
  return { name, type: textOf(declared.Type) ?? "String", noEcho, ...Object.fromEntries(given) };
}

/** Lists may be written as lists, though CloudFormation asks for one text with commas. */
const listText = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.map(String).join(",") : textOf(value);

function numberOf(value: unknown): number | undefined {
  const number = textOf(value)?.trim();
  return number === undefined || number === "" || !Number.isFinite(Number(number)) ? undefined : Number(number);
}
