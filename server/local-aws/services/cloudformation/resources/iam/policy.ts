import { isDeepStrictEqual } from "node:util";
import { isMissing } from "../../calls";
import { defineType } from "../resource-type";
import { documentText, json, structure, text, texts } from "../shapes";

/** An inline policy of roles. Users and groups are not offered here. */
export const policy = defineType({
  type: "AWS::IAM::Policy",
  schema: structure({ PolicyName: text, PolicyDocument: json, Roles: texts.optional() }),
  isIam: true,
  attributeNames: ["Id"],

  async create({ call, properties, name, made }) {
    const { PolicyName, PolicyDocument, Roles = [] } = properties;
    made(name(128));
    for (const RoleName of Roles) {
      await call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) });
    }
    return name(128);
  },

  async update({ call, properties, previous }) {
    const { PolicyName, PolicyDocument, Roles = [] } = properties;
    for (const RoleName of Roles) {
      await call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) });
    }
    for (const RoleName of previous.Roles ?? []) {
      if (previous.PolicyName === PolicyName && Roles.includes(RoleName)) continue;
      const gone = call("iam", "DeleteRolePolicy", { RoleName, PolicyName: previous.PolicyName });
      await gone.catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  },

  async attributes({ id }) {
    return { Id: id };
  },

  async delete({ call, properties }) {
    for (const RoleName of properties.Roles ?? []) {
      const gone = call("iam", "DeleteRolePolicy", { RoleName, PolicyName: properties.PolicyName });
      await gone.catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  },

  /** The roles that have it, and the document of one that has another. */
  async read({ call, properties }) {
    const { PolicyName, PolicyDocument, Roles = [] } = properties;
    const having: { role: string; document: unknown }[] = [];
    for (const RoleName of Roles) {
      const found = await call("iam", "GetRolePolicy", { RoleName, PolicyName }).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      if (found) having.push({ role: RoleName, document: parsed(found.PolicyDocument) });
    }
    if (having.length === 0) return undefined;
    const wanted: unknown = JSON.parse(documentText(PolicyDocument));
    const other = having.find(({ document }) => !isDeepStrictEqual(document, wanted));
    return { PolicyName, PolicyDocument: other?.document ?? PolicyDocument, Roles: having.map(({ role }) => role) };
  },
});

/** IAM answers documents percent-encoded. */
const parsed = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? "null"));
