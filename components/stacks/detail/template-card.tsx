"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorOf } from "@/lib/queries/failure";
import { stackTemplateQuery } from "@/lib/queries/stacks";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { CodeBlock } from "../../ui/text/code-block";

/** The template as it was given; read when somebody wants to see it. */
export function TemplateCard({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ ...stackTemplateQuery(name), enabled: open });
  return (
    <Card title="Template">
      <Disclosure label="Show the template" onToggle={setOpen}>
        {error && <ErrorPanel error={errorOf(error)} />}
        {!data && !error && open && <Skeleton className="h-72 w-full" />}
        {data && <CodeBlock name="Template" text={data.body} />}
      </Disclosure>
    </Card>
  );
}
