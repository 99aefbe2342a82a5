import { useId } from "react";
import { TextField } from "../../ui/forms/text-field";

interface Props {
  label: string;
  value: string;
  error?: string | undefined;
  /** Names of those that there are. */
  clusters: string[];
  onChange: (event: { target: { value: string } }) => void;
}

/** A cluster that there is, or a name for a new one. */
export function ClusterField({ clusters, ...rest }: Props) {
  const list = useId();
  const exists = clusters.includes(rest.value.trim());
  return (
    <>
      <TextField {...rest} list={list} hint={exists ? "Exists: it is used." : "One that exists, or a new one."} />
      <datalist id={list}>
        {clusters.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
