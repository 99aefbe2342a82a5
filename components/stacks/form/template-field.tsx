"use client";

import { useState } from "react";
import { obeys } from "@/lib/contracts/rules";
import { TEMPLATE_URL } from "@/lib/contracts/stacks/limits";
import { sizeProblem, textProblem } from "@/lib/domain/cloudformation/template-size";
import { useDestination } from "@/lib/queries/destination";
import { FileButton } from "../../ui/forms/file-button";
import { readText } from "../../ui/forms/read-text";
import { SelectField } from "../../ui/forms/select-field";
import { TextAreaField } from "../../ui/forms/text-area-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { emptyOf, FROM_WORDS, type From, type Given, OURS } from "./sources";
import { useOurs } from "./use-ours";

interface Props {
  given: Given;
  /** What may be chosen from. */
  froms: readonly From[];
  /** The stack's own template, where there is one. */
  current?: string;
  error?: string | undefined;
  onGiven: (given: Given) => void;
}

/** One of ours, a file, pasted text, or an address in S3. */
export function TemplateField({ given, froms, current = "", error, onGiven }: Props) {
  const { give, take, problem } = useOurs(onGiven);
  const to = useDestination();
  const choose = (from: From) => {
    if (from === "ours") void take(OURS[0].file);
    else give(from === "current" ? { from, body: current } : emptyOf(from));
  };
  return (
    <Card title="Template" aside="JSON or YAML, up to 51,200 bytes; up to 1 MB by an S3 URL">
      <fieldset className="mb-3 flex flex-wrap gap-x-5 gap-y-2">
        <legend className="sr-only">Where the template comes from</legend>
        {froms.map((from) => (
          <label key={from} className="flex items-center gap-2 text-sm">
            <input type="radio" name="from" checked={given.from === from} onChange={() => choose(from)} />
            {FROM_WORDS[from]}
          </label>
        ))}
      </fieldset>
      {given.from === "ours" && <Ours given={given} problem={problem} onChosen={(file) => void take(file)} />}
      {given.from === "upload" && <Upload given={given} error={error} onGiven={give} />}
      {given.from === "paste" && (
        <TextAreaField
          label="Pasted template"
          rows={12}
          value={given.body}
          error={textProblem(given.body, to) ?? error}
          onChange={({ target }) => give({ from: "paste", body: target.value })}
        />
      )}
      {given.from === "url" && (
        <TextField
          label="Address of the template in S3"
          hint="https://BUCKET.s3.REGION.amazonaws.com/template.yaml; CloudFormation itself reads it."
          value={given.url}
          error={error ?? urlProblem(given.url)}
          mono
          onChange={({ target }) => give({ from: "url", url: target.value })}
        />
      )}
    </Card>
  );
}

const urlProblem = (url: string): string | undefined =>
  url.trim() === "" || obeys(TEMPLATE_URL, url.trim()) ? undefined : TEMPLATE_URL.message;

interface OursProps {
  given: Given & { from: "ours" };
  problem: string | undefined;
  onChosen: (file: string) => void;
}

const Ours = ({ given, problem, onChosen }: OursProps) => (
  <SelectField
    label="Template of ours"
    hint={
      given.name && (
        <a href={`/cloudformation/${given.name}`} download className="rounded-xs underline underline-offset-2">
          Download it
        </a>
      )
    }
    value={given.name}
    error={problem}
    onChange={({ target }) => onChosen(target.value)}
  >
    {OURS.map(({ file, label }) => (
      <option key={file} value={file}>
        {label}
      </option>
    ))}
  </SelectField>
);

function Upload({ given, error, onGiven }: { given: Given & { from: "upload" } } & Pick<Props, "error" | "onGiven">) {
  const [unusable, setUnusable] = useState<string>();
  const to = useDestination();
  const take = async (file: File) => {
    const tooLarge = sizeProblem(file.size, to);
    const read = tooLarge ? { problem: tooLarge } : await readText(file);
    setUnusable("problem" in read ? read.problem : undefined);
    onGiven({ from: "upload", name: file.name, body: "text" in read ? read.text : "" });
  };
  const problem = unusable ?? error;
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <FileButton label="Template file" accept=".json,.yaml,.yml,.template" onFile={(file) => void take(file)} />
      <span className="min-w-0 break-all">{given.name || "None chosen yet"}</span>
      {problem && (
        <p role="alert" className="w-full text-xs text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
