"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { operationsQuery } from "@/lib/queries/operations";
import { provisionExample } from "@/server/actions/provision-example";
import { Button, ButtonLink } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorPanel } from "../ui/feedback/error-panel";

/** No environment yet: what one is, and the two ways to get one. */
export function FirstSteps() {
  const client = useQueryClient();
  const { run, busy, error } = useCommand(() => provisionExample());
  const create = async () => {
    if (await run(undefined)) await client.invalidateQueries({ queryKey: operationsQuery().queryKey });
  };
  return (
    <>
      <EmptyState
        title="No environments yet"
        actions={
          <>
            <ButtonLink href="/environments/new">New environment</ButtonLink>
            <Button
              look="primary"
              busy={busy}
              onClick={create}
              icon={<Sparkles size={15} className="shrink-0" aria-hidden />}
              className="max-sm:h-auto max-sm:min-h-9 max-sm:shrink max-sm:py-1.5 max-sm:whitespace-normal"
            >
              Create the helloworld example (dev and prod)
            </Button>
          </>
        }
      >
        An environment is one stage of an API together with the load balancer, service and tasks that its variables bind
        it to. Make one from a form, or make the whole example at one press.
      </EmptyState>
      {error && <ErrorPanel error={error} />}
    </>
  );
}
