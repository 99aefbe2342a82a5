import { type Call, isMissing } from "../../calls";
import { defineType, type Request } from "../resource-type";
import { documentText, integer, json, structure, tagList, text, texts } from "../shapes";
import { goneKeys } from "../tags";

const schema = structure({
  RoleName: text.optional(),
  AssumeRolePolicyDocument: json,
  Description: text.optional(),
  ManagedPolicyArns: texts.optional(),
  MaxSessionDuration: integer.optional(),
  Path: text.optional(),
  PermissionsBoundary: text.optional(),
  Policies: structure({ PolicyName: text, PolicyDocument: json }).array().optional(),
  Tags: tagList.optional(),
});

type Properties = ReturnType<typeof schema.parse>;

export const role = defineType({
  type: "AWS::IAM::Role",
  schema,
  isIam: true,
  replaces: ["RoleName", "Path"],
  nameProperty: "RoleName",
  attributeNames: ["Arn", "RoleId"],

  async create(request) {
    const { call, properties, tags } = request;
    const RoleName = nameOf(request);
    await call("iam", "CreateRole", {
      RoleName,
      AssumeRolePolicyDocument: documentText(properties.AssumeRolePolicyDocument),
      Description: properties.Description,
      MaxSessionDuration: properties.MaxSessionDuration,
      Path: properties.Path,
      PermissionsBoundary: properties.PermissionsBoundary,
      Tags: tags(properties.Tags),
    });
    request.made(RoleName);
    await setPolicies(call, RoleName, properties);
    return RoleName;
  },

  async find(request) {
    const RoleName = nameOf(request);
    const found = await find(request.call, RoleName);
    const mine = request.tags().find(({ Key }) => Key === "aws:cloudformation:stack-id");
    if (!found?.Tags?.some(({ Key, Value }) => Key === mine?.Key && Value === mine?.Value)) return undefined;
    await setPolicies(request.call, RoleName, request.properties);
    return RoleName;
  },

  async update({ call, id, properties, previous, tags }) {
    const PolicyDocument = documentText(properties.AssumeRolePolicyDocument);
    await call("iam", "UpdateAssumeRolePolicy", { RoleName: id, PolicyDocument });
    const { Description = "", MaxSessionDuration = 3600 } = properties;
    await call("iam", "UpdateRole", { RoleName: id, Description, MaxSessionDuration });
    await setPolicies(call, id, properties, previous);
    const Tags = tags(properties.Tags);
    const { Tags: before = [] } = await call("iam", "ListRoleTags", { RoleName: id });
    const TagKeys = goneKeys(before, Tags);
    await call("iam", "TagRole", { RoleName: id, Tags });
    if (TagKeys.length > 0) await call("iam", "UntagRole", { RoleName: id, TagKeys });
  },

  async attributes({ call, id }) {
    const found = await find(call, id);
    return { Arn: found?.Arn ?? "", RoleId: found?.RoleId ?? "" };
  },

  /** With the policies that this type gave it. */
  async delete({ call, id, properties }) {
    await setPolicies(call, id, {}, properties);
    await call("iam", "DeleteRole", { RoleName: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    const { AttachedPolicies = [] } = await call("iam", "ListAttachedRolePolicies", { RoleName: id });
    return {
      RoleName: id,
      Path: found.Path,
      Description: found.Description,
      MaxSessionDuration: found.MaxSessionDuration,
      ManagedPolicyArns: AttachedPolicies.map((one) => one.PolicyArn),
      AssumeRolePolicyDocument: parsed(found.AssumeRolePolicyDocument),
    };
  },

  async readTags({ call, id }) {
    return (await call("iam", "ListRoleTags", { RoleName: id })).Tags;
  },
});

/** "RoleName": at most 64 characters. */
const nameOf = ({ properties, name }: Request<Properties>) => properties.RoleName ?? name(64);

async function find(call: Call, RoleName: string) {
  try {
    return (await call("iam", "GetRole", { RoleName })).Role;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** IAM answers documents percent-encoded. */
const parsed = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? "null"));

type Policies = Pick<Properties, "ManagedPolicyArns" | "Policies">;

/** Attaches and detaches until the role has just these managed policies, and these inline ones of `before` and `wanted`. */
async function setPolicies(call: Call, RoleName: string, wanted: Policies, before: Policies = {}): Promise<void> {
  const { AttachedPolicies = [] } = await call("iam", "ListAttachedRolePolicies", { RoleName });
  const attached = AttachedPolicies.map((one) => one.PolicyArn ?? "");
  const arns = wanted.ManagedPolicyArns ?? [];
  for (const PolicyArn of attached.filter((arn) => !arns.includes(arn))) {
    await call("iam", "DetachRolePolicy", { RoleName, PolicyArn });
  }
  for (const PolicyArn of arns.filter((arn) => !attached.includes(arn))) {
    await call("iam", "AttachRolePolicy", { RoleName, PolicyArn });
  }
  const inline = wanted.Policies ?? [];
  // Others belong to resources of AWS::IAM::Policy.
  const gone = (before.Policies ?? []).filter((old) => !inline.some((one) => one.PolicyName === old.PolicyName));
  const { PolicyNames = [] } = await call("iam", "ListRolePolicies", { RoleName });
  for (const { PolicyName } of gone.filter((one) => PolicyNames.includes(one.PolicyName))) {
    await call("iam", "DeleteRolePolicy", { RoleName, PolicyName });
  }
  for (const { PolicyName, PolicyDocument } of inline) {
    await call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) });
  }
}
