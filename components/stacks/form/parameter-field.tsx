import type { TemplateParameter } from "@/lib/contracts/stacks/template";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { ChoicesField } from "./choices-field";

interface Props {
  parameter: TemplateParameter;
  value: string;
  error: string | undefined;
  /** An empty field keeps the secret that the stack has. */
  isKept: boolean;
  onChange: (value: string) => void;
}

/** One parameter as its declaration says: a choice, several, a secret, a number, or text. */
export function ParameterField({ parameter, value, error, isKept, onChange }: Props) {
  const { name, label, description, allowedValues, noEcho, type } = parameter;
  const shared = {
    label: label ? `${label} (${name})` : name,
    hint: isKept ? "Left empty, the stack keeps the value that it has." : (description ?? typeHint(type)),
    error,
    value,
    name: `parameter-${name}`,
  };
  if (allowedValues && !noEcho && isList(type)) {
    const hint = description ?? "One or more.";
    return <ChoicesField {...shared} hint={hint} allowed={allowedValues} onChange={onChange} />;
  }
  if (allowedValues && !noEcho) {
    return (
      <SelectField {...shared} onChange={({ target }) => onChange(target.value)}>
        {!allowedValues.includes(value) && <option value={value}>Choose…</option>}
        {allowedValues.map((each) => (
          <option key={each} value={each}>
            {each === "" ? "(empty)" : each}
          </option>
        ))}
      </SelectField>
    );
  }
  return (
    <TextField
      {...shared}
      type={noEcho ? "password" : "text"}
      inputMode={type === "Number" ? "decimal" : undefined}
      mono={!noEcho}
      autoComplete={noEcho ? "new-password" : "off"}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** A stored list is named by one parameter. */
const isList = (type: string): boolean => type === "CommaDelimitedList" || type.startsWith("List<");

function typeHint(type: string): string | undefined {
  if (isList(type)) return "Several, separated by commas.";
  if (type === "AWS::SSM::Parameter::Name") return "The name of an SSM parameter.";
  if (type.startsWith("AWS::SSM::Parameter::Value<")) return "The name of an SSM parameter; its value is used.";
  return type === "String" || type === "Number" ? undefined : type.replaceAll("::", " ");
}
