import { type Command, ref, type Wait } from "../cli/command";
import { ACCOUNT, type Grants, REGION } from "./grants";
import { type Brief, upperTags } from "./planned";

interface WantedRole {
  name: string;
  /** Its description. */
  what: string;
  /** Keeps its ARN. */
  variable: string;
  grants: Grants;
}

/** A role with what it may do; once IAM knows of it. */
export function roleCommands(brief: Brief, { name, what, variable, grants }: WantedRole): (Command | Wait)[] {
  const here = (document: string): string =>
    document.replaceAll(ACCOUNT, ref("ACCOUNT_ID")).replaceAll(REGION, brief.region);
  const { trust, managed, inline } = grants;
  const asksAccount = [trust, ...inline.map(({ document }) => document)].some((each) => each.includes(ACCOUNT));
  return [
    ...(asksAccount ? [whoseAccount] : []),
    {
      service: "iam",
      operation: "CreateRole",
      input: {
        RoleName: name,
        AssumeRolePolicyDocument: here(trust),
        Description: what,
        Tags: upperTags(brief),
      },
      keep: { variable, query: "Role.Arn" },
    },
    ...managed.map((PolicyArn) => iam("AttachRolePolicy", { RoleName: name, PolicyArn })),
    ...inline.map(({ name: PolicyName, document }) =>
      iam("PutRolePolicy", { RoleName: name, PolicyName, PolicyDocument: here(document) }),
    ),
    { service: "iam", waiter: "role-exists", options: { "--role-name": name } },
  ];
}

const iam = (operation: string, input: object): Command => ({ service: "iam", operation, input });

const whoseAccount: Command = {
  service: "sts",
  operation: "GetCallerIdentity",
  input: {},
  keep: { variable: "ACCOUNT_ID", query: "Account" },
};

/** `the policies container-logs, arn:aws:…` */
export const policyWords = ({ managed, inline }: Grants): string =>
  `the policies ${[...inline.map(({ name }) => name), ...managed].join(", ")}`;
