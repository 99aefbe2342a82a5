"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleStop, RotateCcw, Trash2 } from "lucide-react";
import type { OperationKind, OperationSummary } from "@/lib/contracts/operations";
import { leavesThings } from "@/lib/domain/teardown/leaves-things";
import { operationQuery } from "@/lib/queries/operations";
import { cancelOperation } from "@/server/actions/cancel-operation";
import { retryOperation } from "@/server/actions/retry-operation";
import { Button, ButtonLink } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { ErrorPanel } from "../ui/feedback/error-panel";

const PUTS_BACK = "Stops after the step under way; a stage that was moved is put back";
const GOES_ON = "Stageway stops looking; CloudFormation goes on by itself";
const CANCEL: Record<OperationKind, string> = {
  provision: "Stops after the step under way; what was made stays and is listed",
  promote: PUTS_BACK,
  rollback: PUTS_BACK,
  teardown: "Stops after the step under way; what is gone is gone, and the rest stays",
  deploy: PUTS_BACK,
  bindStage: PUTS_BACK,
  stackCreate: GOES_ON,
  stackUpdate: GOES_ON,
  stackDelete: GOES_ON,
  changeImage: "The service goes back to the revision that it ran before",
  addRoute: "A stage that was moved is put back; the route stays in the API, undeployed, until it is removed",
};

/** Cancel while it runs; retry when it has failed or was cancelled. */
export function OperationButtons({ operation: { id, kind, status } }: { operation: OperationSummary }) {
  const client = useQueryClient();
  const cancel = useCommand(cancelOperation);
  const retry = useCommand(retryOperation);
  const press = async (command: typeof cancel) => {
    await command.run({ operationId: id });
    await client.invalidateQueries({ queryKey: operationQuery(id).queryKey });
  };
  const error = cancel.error ?? retry.error;
  return (
    <>
      {(status === "queued" || status === "running") && (
        <Button
          look="danger"
          busy={cancel.busy}
          onClick={() => press(cancel)}
          icon={<CircleStop size={15} aria-hidden />}
          data-tip={CANCEL[kind]}
        >
          Cancel operation
        </Button>
      )}
      {(status === "failed" || status === "cancelled") && (
        <Button
          look="primary"
          busy={retry.busy}
          onClick={() => press(retry)}
          icon={<RotateCcw size={15} aria-hidden />}
          data-tip="Goes on where it ended; what is as wanted already stays"
        >
          Retry operation
        </Button>
      )}
      {leavesThings(kind) && (status === "failed" || status === "cancelled") && (
        <ButtonLink href={`/operations/${id}/remove`} prefetch={false} icon={<Trash2 size={15} aria-hidden />}>
          Remove what it made…
        </ButtonLink>
      )}
      {error && <ErrorPanel error={error} />}
    </>
  );
}
