import type { TemplateSummary } from "@/lib/contracts/stacks/template";
import { Card } from "../../ui/layout/card";
import { ParameterField } from "./parameter-field";
import type { ParameterValues } from "./values";

interface Props {
  summary: TemplateSummary;
  values: ParameterValues;
  /** The person has tried to go on: what was left out is shown as well. */
  isTried: boolean;
  /** What the server says, by field. */
  refused: Record<string, string> | undefined;
  onChange: (name: string, value: string) => void;
}

/** The template's parameters in its own groups. */
export const ParameterCards = ({ summary, values, isTried, refused, onChange }: Props) =>
  summary.groups.map(({ label, parameters }) => (
    <Card key={label} title={label}>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {parameters.map((parameter) => {
          const value = values.of(parameter);
          const problem = values.problemOf(parameter);
          return (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={value}
              error={refused?.[`parameters.${parameter.name}`] ?? (isTried || value !== "" ? problem : undefined)}
              isKept={values.isKept(parameter)}
              onChange={(next) => onChange(parameter.name, next)}
            />
          );
        })}
      </div>
    </Card>
  ));
