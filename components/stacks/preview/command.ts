import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import { awsCli } from "@/lib/domain/diagnosis/cli";

/** Executes just this change set. */
export const executeCommand = ({ stackName, id }: Pick<ChangeSetPreview, "stackName" | "id">): string =>
  awsCli("cloudformation", "execute-change-set", "--stack-name", stackName, "--change-set-name", id);
