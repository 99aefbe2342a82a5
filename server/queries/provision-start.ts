import "server-only";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { withAttention } from "../inventory";
import { copyEnvironment } from "../operations/provision/existing/copy-environment";

/** What the form for a new environment begins with when another is copied. @throws AppFailure when it cannot be. */
export const getCopy = (apiId: string, stage: string): Promise<ProvisionStart> =>
  withAttention("watch", () => copyEnvironment(apiId, stage));
