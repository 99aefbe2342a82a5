import { deleteConflict, limitExceeded, noSuchEntity } from "../errors";
import { requireOwnPolicy, requirePolicy } from "../find";
import type { IamHandlers } from "../module";
import { listPage } from "../paging";
import { type PolicyRecord, type PolicyVersionRecord, policies } from "../records";
import { checkManagedDocument } from "./create";
import { versionView } from "./view";

const MAX_VERSIONS = 5;

export const versionHandlers: IamHandlers = {
  CreatePolicyVersion({ PolicyArn, PolicyDocument, SetAsDefault }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    const document = checkManagedDocument(PolicyDocument);
    if (policy.versions.length >= MAX_VERSIONS) {
      throw limitExceeded(
        `A managed policy can have up to ${MAX_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    const lastVersion = policy.lastVersion + 1;
    const version = { id: `v${lastVersion}`, document, createdAt: new Date(world.now()) };
    const changed: PolicyRecord = {
      ...policy,
      lastVersion,
      versions: [...policy.versions, version],
      defaultVersion: SetAsDefault ? version.id : policy.defaultVersion,
      updatedAt: version.createdAt,
    };
    policies(world).put(policy.arn, changed);
    return { PolicyVersion: versionView(changed, version) };
  },

  GetPolicyVersion({ PolicyArn, VersionId = "" }, { world }) {
    const policy = requirePolicy(world, PolicyArn);
    return { PolicyVersion: versionView(policy, requireVersion(policy, VersionId), true) };
  },

  ListPolicyVersions(input, { world }) {
    const policy = requirePolicy(world, input.PolicyArn);
    const { items, rest } = listPage(policy.versions.toReversed(), ({ id }) => id, input);
    return { Versions: items.map((version) => versionView(policy, version)), ...rest };
  },

  SetDefaultPolicyVersion({ PolicyArn, VersionId = "" }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    const { id } = requireVersion(policy, VersionId);
    policies(world).put(policy.arn, { ...policy, defaultVersion: id, updatedAt: new Date(world.now()) });
    return {};
  },

  DeletePolicyVersion({ PolicyArn, VersionId = "" }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    const gone = requireVersion(policy, VersionId);
    if (gone.id === policy.defaultVersion) throw deleteConflict("Cannot delete the default version of a policy.");
    policies(world).put(policy.arn, { ...policy, versions: policy.versions.filter((other) => other !== gone) });
    return {};
  },
};

/** @throws AwsError NoSuchEntity */
function requireVersion(policy: PolicyRecord, id: string): PolicyVersionRecord {
  const version = policy.versions.find((other) => other.id === id);
  if (!version) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  }
  return version;
}
