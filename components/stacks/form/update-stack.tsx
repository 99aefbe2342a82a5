"use client";

import { useQuery } from "@tanstack/react-query";
import { errorOf } from "@/lib/queries/failure";
import { stackQuery, stackTemplateQuery } from "@/lib/queries/stacks";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { PageHeader } from "../../ui/layout/page-header";
import { StackSkeleton } from "../detail/stack-skeleton";
import { StackForm } from "./stack-form";

/** Other parameters, or another template, for a stack that is there. */
export function UpdateStack({ name }: { name: string }) {
  const stack = useQuery({ ...stackQuery(name), refetchInterval: false });
  const template = useQuery(stackTemplateQuery(name));
  const error = stack.error ?? template.error;
  if (error && !(stack.data && template.data)) {
    return (
      <>
        <PageHeader title={`Update ${name}`} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  if (!stack.data || !template.data) return <StackSkeleton name={`Update ${name}`} />;
  const current = template.data.body;
  return (
    <>
      <PageHeader title={`Update ${name}`} note="What would change is shown before anything changes." />
      <StackForm
        stack={stack.data.stack}
        first={{ from: "current", body: current }}
        froms={["current", "ours", "upload", "paste", "url"]}
        current={current}
      />
    </>
  );
}
