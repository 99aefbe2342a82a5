import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DefinitionNote } from "@/lib/contracts/definition";
import type { AppError } from "@/lib/contracts/errors";
import { obeys } from "@/lib/contracts/rules";
import { TEMPLATE_URL } from "@/lib/contracts/stacks/limits";
import type { TemplateSummary } from "@/lib/contracts/stacks/template";
import { errorOf } from "@/lib/queries/failure";
import { templateSummaryQuery } from "@/lib/queries/stacks";
import type { Given } from "./sources";

/** Long enough not to read at every key, short enough to feel like at once. */
const PAUSE_MS = 250;

/** What is known of the chosen template. Nothing: none is chosen, or it is being read. */
export interface ReadTemplate {
  summary?: TemplateSummary;
  problems?: readonly DefinitionNote[];
  error?: AppError;
}

/** A template that was read before, on the server: the form is whole from the first. */
export interface KnownTemplate {
  text: string;
  template: ReadTemplate;
}

/** A template that the browser has is read here; one in S3 CloudFormation reads. */
export function useTemplate(given: Given, known?: KnownTemplate): ReadTemplate {
  const local = useLocal("body" in given ? given.body : "", known);
  const url = "url" in given && obeys(TEMPLATE_URL, given.url.trim()) ? given.url.trim() : undefined;
  const settled = useSettled(url);
  const { data, error } = useQuery({ ...templateSummaryQuery(settled ?? ""), enabled: settled !== undefined });
  if ("body" in given) return local;
  if (settled === undefined || settled !== url) return {};
  if (error) return { error: errorOf(error) };
  return data ? { summary: data.summary } : {};
}

/** The reader's code comes with the first text. */
function useLocal(text: string, known: KnownTemplate | undefined): ReadTemplate {
  const [read, setRead] = useState(known);
  useEffect(() => {
    if (text.trim() === "" || text === known?.text) return;
    let over = false;
    const timer = setTimeout(async () => {
      const { readTemplate } = await import("@/lib/domain/cloudformation/read-template");
      const reading = readTemplate(text);
      if (!over)
        setRead({ text, template: reading.ok ? { summary: reading.summary } : { problems: reading.problems } });
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text, known?.text]);
  if (text === known?.text) return known.template;
  return read?.text === text ? read.template : {};
}

/** An address once it is no longer being typed: each one costs AWS a call. */
function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 3 * PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
