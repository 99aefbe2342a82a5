"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { errorOf } from "@/lib/queries/failure";
import { stacksQuery } from "@/lib/queries/stacks";
import { ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { PageHeader } from "../../ui/layout/page-header";
import { StacksSkeleton } from "./stacks-skeleton";
import { StacksTable } from "./stacks-table";

const Create = () => (
  <ButtonLink href="/stacks/new" look="primary" prefetch={false} icon={<Plus size={15} aria-hidden />}>
    Create with CloudFormation
  </ButtonLink>
);

/** Every CloudFormation stack of the account and region. */
export function StacksScreen() {
  const { data, error } = useQuery(stacksQuery());
  const isEmpty = data?.stacks.length === 0;
  return (
    <>
      <PageHeader
        title="Stacks"
        note="What CloudFormation has made of templates in this account and region."
        actions={!isEmpty && <Create />}
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      {data?.problem && <ErrorPanel error={data.problem} />}
      {!data && !error && <StacksSkeleton />}
      {isEmpty && (
        <EmptyState title="There is no stack yet" actions={<Create />}>
          A template describes an environment as a whole; CloudFormation makes it, changes it, and removes all of it
          again.
        </EmptyState>
      )}
      {data && !isEmpty && <StacksTable stacks={data.stacks} />}
    </>
  );
}
