import { arn } from "../../protocol/ids";
import type { Handlers } from "../../protocol/operations";

export const handlers: Handlers<typeof import("@aws-sdk/client-sts")> = {
  GetCallerIdentity(_input, { account }) {
    // The one key of this endpoint is the account's root user.
    return { UserId: account, Account: account, Arn: arn("iam", "", "root") };
  },
};
