"use client";

import { useState } from "react";
import type { TemplateSummary } from "@/lib/contracts/stacks/template";
import { PageHeader } from "../../ui/layout/page-header";
import { OURS } from "./sources";
import { StackForm } from "./stack-form";

/** A stack by a template. `body` and `summary`: of our first template, with which the form begins. */
export function NewStack({ body, summary }: { body: string; summary?: TemplateSummary }) {
  const [first] = useState({ from: "ours" as const, name: OURS[0].file, body });
  const [known] = useState(summary && { text: body, template: { summary } });
  return (
    <>
      <PageHeader
        title="Create with CloudFormation"
        note="A template becomes a form; what it would make is shown before anything is made."
      />
      <StackForm first={first} froms={["ours", "upload", "paste", "url"]} {...(known && { known })} />
    </>
  );
}
