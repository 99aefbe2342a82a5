"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorOf } from "@/lib/queries/failure";
import { stackQuery } from "@/lib/queries/stacks";
import { deleteStack } from "@/server/actions/delete-stack";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { PageHeader } from "../../ui/layout/page-header";
import { BoundCard } from "../detail/bound-card";
import { ResourcesCard } from "../detail/resources-card";
import { StackSkeleton } from "../detail/stack-skeleton";
import { isStuck, RetainCard } from "./retain-card";

/** All that the stack has made and who is bound to it, before it goes; then the operation's own page. */
export function DeleteScreen({ name }: { name: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [retain, setRetain] = useState<readonly string[]>([]);
  const { data, error } = useQuery(stackQuery(name));
  const command = useCommand(deleteStack);
  if (!data) {
    if (!error) return <StackSkeleton name={`Delete ${name}`} />;
    return (
      <>
        <PageHeader title={`Delete ${name}`} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  const { stack, resources, operation } = data;
  const isReady = typed.trim() === stack.name && operation === undefined;
  // CloudFormation leaves behind only what a deletion failed at.
  const stuck = stack.status === "DELETE_FAILED" ? (resources ?? []).filter(isStuck) : [];
  const left = stuck.flatMap(({ logicalId }) => (retain.includes(logicalId) ? [logicalId] : []));
  const press = async () => {
    const started = await command.run({ stackName: stack.name, stackId: stack.id, retain: left, confirm: typed });
    if (started) router.push(`/operations/${started.operationId}`);
  };
  return (
    <>
      <PageHeader
        title={`Delete ${name}`}
        note={`CloudFormation removes all of it but what the template says to retain${left.length > 0 ? " and what you leave where it is" : ""}.`}
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ResourcesCard resources={resources} />
        <div className="min-w-0 space-y-5 lg:sticky lg:top-18">
          <BoundCard detail={data} />
          {stuck.length > 0 && <RetainCard stuck={stuck} retain={left} onChange={setRetain} />}
          <Card title="Confirm">
            <form
              aria-label="Confirm"
              onSubmit={(event) => {
                event.preventDefault();
                if (isReady && !command.busy) void press();
              }}
              className="space-y-3"
            >
              {operation && <p className="text-sm">{operation.title} is under way; wait until it has ended.</p>}
              <TextField
                label={`Type ${stack.name} to confirm`}
                value={typed}
                error={command.error?.fields?.confirm}
                hint="There is no way back but to make it anew."
                mono
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button
                type="submit"
                look="danger"
                busy={command.busy}
                disabled={!isReady}
                icon={<Trash2 size={15} aria-hidden />}
                className="w-full"
              >
                Delete {stack.name}
              </Button>
            </form>
          </Card>
          {command.error && <ErrorPanel error={command.error} />}
        </div>
      </div>
    </>
  );
}
