import { randomBytes } from "node:crypto";
import { AwsError } from "../../protocol/aws-error";
import { arn } from "../../protocol/ids";
import type { Operations } from "../../protocol/operations";
import { type SessionRecord, sessions } from "../../protocol/sigv4/sessions";
import type { World } from "../../world";
import { assumableRole } from "../iam/for-sts";

type AssumeRole = Operations<typeof import("@aws-sdk/client-sts")>["AssumeRole"];

/** Credentials that sign until they expire. What the role may do is not looked at. */
export const assumeRole: AssumeRole = (input, { world, account, accessKeyId = "" }) => {
  const name = input.RoleSessionName ?? "";
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name.slice(0, 80)}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const caller = sessions(world).get(accessKeyId)?.arn ?? arn("iam", "", "root");
  const role = assumableRole(world, input.RoleArn ?? "", { account, caller, externalId: input.ExternalId });
  if (!role) {
    throw new AwsError(
      "AccessDenied",
      `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
      403,
    );
  }
  const seconds = input.DurationSeconds ?? 3600;
  if (seconds < 900 || seconds > role.maxSessionDuration) {
    throw validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  const session: SessionRecord = {
    accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secret: randomBytes(30).toString("base64"),
    token: randomBytes(96).toString("base64"),
    expiresAt: new Date(world.now() + seconds * 1000),
    arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${name}`,
    userId: `${role.id}:${name}`,
  };
  forgetExpired(world);
  sessions(world).put(session.accessKeyId, session);
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secret,
      SessionToken: session.token,
      Expiration: session.expiresAt,
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
  };
};

const validationError = (message: string): AwsError => new AwsError("ValidationError", message);

function forgetExpired(world: World): void {
  for (const { accessKeyId, expiresAt } of sessions(world).values()) {
    if (expiresAt.getTime() <= world.now()) sessions(world).delete(accessKeyId);
  }
}
