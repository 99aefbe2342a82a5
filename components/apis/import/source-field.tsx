"use client";

import { X } from "lucide-react";
import { type DragEvent, useState } from "react";
import { MAX_DEFINITION_BYTES } from "@/lib/contracts/definition";
import { Button } from "../../ui/actions/button";
import { FileButton } from "../../ui/forms/file-button";
import { readText } from "../../ui/forms/read-text";
import { TextAreaField } from "../../ui/forms/text-area-field";
import { Card } from "../../ui/layout/card";

/** A definition as the person gave it: the file as it is, or what was pasted. */
export interface Given {
  text: string;
  /** Its name, where it is a file. */
  file?: string;
}

interface Props {
  given: Given;
  error: string | undefined;
  onGiven: (given: Given) => void;
}

/** A file chosen or dragged here, or pasted text. */
export function SourceField({ given, error, onGiven }: Props) {
  const [over, setOver] = useState(false);
  const [unusable, setUnusable] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const fits = file.size <= MAX_DEFINITION_BYTES;
    const tooLarge = `${file.name} has ${megabytes(file.size)}; API Gateway takes 6 MB at most.`;
    const read = fits ? await readText(file) : { problem: tooLarge };
    setUnusable("problem" in read ? read.problem : undefined);
    if ("text" in read) onGiven({ text: read.text, file: file.name });
  };
  /** In place of a file, of whatever was wrong with one. */
  const type = (text: string) => {
    setUnusable(undefined);
    onGiven({ text });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const tooLong = given.file ? undefined : sizeProblem(given.text);
  return (
    <Card title="Definition" aside="Swagger 2.0 or OpenAPI 3.0, YAML or JSON, up to 6 MB">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button does the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`mb-3 flex flex-wrap items-center gap-3 rounded-lg border border-dashed p-3 text-sm ${over ? "border-accent bg-accent-soft" : "border-line-strong/60"}`}
      >
        <FileButton
          label="Definition file"
          accept=".json,.yaml,.yml,application/json,application/yaml"
          onFile={(file) => void take(file)}
        />
        {given.file ? (
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0 break-all">
              {given.file}, {megabytes(new Blob([given.text]).size)}
            </span>
            <Button
              look="quiet"
              size="small"
              icon={<X size={13} aria-hidden />}
              onClick={() => type("")}
              aria-label={`Take ${given.file} away`}
            />
          </span>
        ) : (
          <span className="text-muted">or drag one here, or paste below</span>
        )}
      </div>
      {!given.file && (
        <TextAreaField
          label="Pasted definition"
          rows={12}
          value={given.text}
          error={unusable ?? tooLong ?? error}
          onChange={({ target }) => type(target.value)}
        />
      )}
      {given.file && (unusable ?? error) && (
        <p role="alert" className="text-xs text-bad">
          {unusable ?? error}
        </p>
      )}
    </Card>
  );
}

/** Characters are one to three bytes: only where it may be too much the bytes are counted. */
export function sizeProblem(text: string): string | undefined {
  if (text.length * 3 <= MAX_DEFINITION_BYTES) return undefined;
  const { size } = new Blob([text]);
  return size > MAX_DEFINITION_BYTES ? `This is ${megabytes(size)}; API Gateway takes 6 MB at most.` : undefined;
}

/** Rounded up: what is a little too large must not read `6.0 MB`. */
const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1024)} kB` : `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MB`;
