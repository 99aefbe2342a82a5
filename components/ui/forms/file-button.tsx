"use client";

import { FileUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "../actions/button";

interface Props {
  /** The field's name for those who hear it. */
  label: string;
  /** Endings and media types that the dialog offers, with commas. */
  accept: string;
  onFile: (file: File) => void;
}

/** Opens the browser's dialog for one file; the same one may be chosen again. */
export function FileButton({ label, accept, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onFile(file);
        }}
      />
      <Button icon={<FileUp size={15} aria-hidden />} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </>
  );
}
