import { arn } from "../../protocol/ids";
import type { Handlers } from "../../protocol/operations";
import { sessions } from "../../protocol/sigv4/sessions";
import { assumeRole } from "./assume-role";

export const handlers: Handlers<typeof import("@aws-sdk/client-sts")> = {
  AssumeRole: assumeRole,

  GetCallerIdentity(_input, { account, accessKeyId = "", world }) {
    const session = sessions(world).get(accessKeyId);
    if (session) return { UserId: session.userId, Account: account, Arn: session.arn };
    // The one key of this endpoint is the account's root user.
    return { UserId: account, Account: account, Arn: arn("iam", "", "root") };
  },
};
