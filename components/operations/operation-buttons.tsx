"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleStop, RotateCcw } from "lucide-react";
import type { OperationSummary } from "@/lib/contracts/operations";
import { operationQuery } from "@/lib/queries/operations";
import { cancelOperation } from "@/server/actions/cancel-operation";
import { retryOperation } from "@/server/actions/retry-operation";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { ErrorPanel } from "../ui/feedback/error-panel";

/** Cancel while it runs; retry when it has failed or was cancelled. */
export function OperationButtons({ operation: { id, status } }: { operation: OperationSummary }) {
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
          data-tip="Stops after the step under way; what was made stays and is listed"
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
          data-tip="Goes on at the first step that is not done"
        >
          Retry operation
        </Button>
      )}
      {error && <ErrorPanel error={error} />}
    </>
  );
}
