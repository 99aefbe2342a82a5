import { type Call, isMissing } from "../../calls";
import { defineType } from "../resource-type";
import { structure, text, texts } from "../shapes";

export const instanceProfile = defineType({
  type: "AWS::IAM::InstanceProfile",
  schema: structure({ InstanceProfileName: text.optional(), Path: text.optional(), Roles: texts }),
  isIam: true,
  replaces: ["InstanceProfileName", "Path"],
  nameProperty: "InstanceProfileName",
  attributeNames: ["Arn"],

  async create({ call, properties, name, made }) {
    const { InstanceProfileName = name(128), Path, Roles } = properties;
    await call("iam", "CreateInstanceProfile", { InstanceProfileName, Path });
    made(InstanceProfileName);
    await setRoles(call, InstanceProfileName, Roles);
    return InstanceProfileName;
  },

  async find({ call, properties, name }) {
    // A chosen name may be somebody else's.
    if (properties.InstanceProfileName !== undefined) return undefined;
    const InstanceProfileName = name(128);
    if (!(await find(call, InstanceProfileName))) return undefined;
    await setRoles(call, InstanceProfileName, properties.Roles);
    return InstanceProfileName;
  },

  async update({ call, id, properties }) {
    await setRoles(call, id, properties.Roles);
  },

  async attributes({ call, id }) {
    return { Arn: (await find(call, id))?.Arn ?? "" };
  },

  async delete({ call, id }) {
    await setRoles(call, id, []);
    await call("iam", "DeleteInstanceProfile", { InstanceProfileName: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    return found && { InstanceProfileName: id, Path: found.Path, Roles: found.Roles?.map((role) => role.RoleName) };
  },
});

async function find(call: Call, InstanceProfileName: string) {
  try {
    return (await call("iam", "GetInstanceProfile", { InstanceProfileName })).InstanceProfile;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function setRoles(call: Call, InstanceProfileName: string, wanted: readonly string[]): Promise<void> {
  const found = await find(call, InstanceProfileName);
  const present = (found?.Roles ?? []).map((role) => role.RoleName ?? "");
  for (const RoleName of present.filter((name) => !wanted.includes(name))) {
    await call("iam", "RemoveRoleFromInstanceProfile", { InstanceProfileName, RoleName });
  }
  for (const RoleName of wanted.filter((name) => !present.includes(name))) {
    await call("iam", "AddRoleToInstanceProfile", { InstanceProfileName, RoleName });
  }
}
