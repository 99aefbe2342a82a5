import { formatError } from "../errors";
import { isMap, type OutputDefinition, type Value } from "./model";

export function readOutput(name: string, value: Value): OutputDefinition {
  if (!isMap(value) || value.Value === undefined || value.Value === null) {
    throw formatError(`[/Outputs/${name}] Every Outputs member must contain a Value object`);
  }
  const unknown = Object.keys(value).find(
    (member) => !["Value", "Description", "Condition", "Export"].includes(member),
  );
  if (unknown !== undefined) throw formatError(`[/Outputs/${name}] Encountered unsupported property ${unknown}`);
  const { Description, Condition, Export } = value;
  if (Description !== undefined && typeof Description !== "string") {
    throw formatError(`[/Outputs/${name}/Description] Every Description member must be a string.`);
  }
  if (Condition !== undefined && typeof Condition !== "string") {
    throw formatError(`[/Outputs/${name}/Condition] Every Condition member must be a string.`);
  }
  return {
    Value: value.Value,
    ...(Description === undefined ? {} : { Description }),
    ...(Condition === undefined ? {} : { Condition }),
    ...(Export === undefined ? {} : { ExportName: exportName(name, Export) }),
  };
}

function exportName(name: string, value: Value): Value {
  const given = isMap(value) && Object.keys(value).length === 1 ? value.Name : undefined;
  if (given === undefined) throw formatError(`[/Outputs/${name}/Export] Export must have a Name and nothing else`);
  return given;
}
