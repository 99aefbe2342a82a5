import type { Draft, FieldName, Problems } from "../draft/draft";

/** What every group of fields gets. */
export interface FieldsProps {
  draft: Draft;
  problems: Problems;
  onChange: (part: Partial<Draft>) => void;
}

/** The fields that hold text. */
type TextName = { [Name in FieldName]: Draft[Name] extends string ? Name : never }[FieldName];

/** Label, value, message and change of one field. */
export const bind = ({ draft, problems, onChange }: FieldsProps, name: TextName) => ({
  name,
  value: draft[name],
  error: problems[name],
  onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
});

export const PAIR = "grid gap-x-4 gap-y-1 sm:grid-cols-2";
export const TRIPLE = "grid gap-x-4 gap-y-1 sm:grid-cols-2 xl:grid-cols-3";
