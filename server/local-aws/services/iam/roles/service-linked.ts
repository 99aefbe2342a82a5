/** Roles that belong to a service of AWS, which alone may change them. */
import { AwsError } from "../../../protocol/aws-error";
import { deleteConflict, invalidInput, noSuchEntity } from "../errors";
import { requireRole } from "../find";
import type { IamHandlers } from "../module";
import { iamArn, keyOf, uniqueId } from "../names";
import { type RoleRecord, roles } from "../records";
import { roleView } from "./view";

/** By service principal: the role's name and its policy. */
const LINKED: Readonly<Record<string, readonly [name: string, policy: string]>> = {
  "ecs.amazonaws.com": ["AWSServiceRoleForECS", "AmazonECSServiceRolePolicy"],
  "elasticloadbalancing.amazonaws.com": [
    "AWSServiceRoleForElasticLoadBalancing",
    "AWSElasticLoadBalancingServiceRolePolicy",
  ],
  "autoscaling.amazonaws.com": ["AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy"],
};

export const serviceLinkedHandlers: IamHandlers = {
  CreateServiceLinkedRole({ AWSServiceName: service = "", Description, CustomSuffix }, { world }) {
    const linked = Object.hasOwn(LINKED, service) ? LINKED[service] : undefined;
    if (!linked) throw invalidInput(`The service principal ${service} does not support service-linked roles here.`);
    const [base, policy] = linked;
    const name = CustomSuffix === undefined ? base : `${base}_${CustomSuffix}`;
    if (roles(world).has(keyOf(name))) {
      throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
    }
    const path = `/aws-service-role/${service}/`;
    const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
    const role: RoleRecord = {
      name,
      path,
      id: uniqueId("role"),
      arn: iamArn("role", path, name),
      createdAt: new Date(world.now()),
      trustPolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
      description: Description,
      maxSessionDuration: 3600,
      inlinePolicies: [],
      attached: [`arn:aws:iam::aws:policy/aws-service-role/${policy}`],
      tags: [],
      linkedTo: service,
    };
    roles(world).put(keyOf(name), role);
    return { Role: roleView(role) };
  },

  /** Done at once here, under a task id as on AWS, where it takes a while. */
  DeleteServiceLinkedRole({ RoleName }, { world }) {
    const role = requireRole(world, RoleName);
    if (!role.linkedTo) throw deleteConflict(`The role ${role.name} is not a service-linked role.`);
    roles(world).delete(keyOf(role.name));
    return { DeletionTaskId: `task${role.path}${role.name}/${role.id.toLowerCase()}` };
  },

  GetServiceLinkedRoleDeletionStatus({ DeletionTaskId = "" }, { world }) {
    const name = /^task\/aws-service-role\/[^/]+\/([^/]+)\/[^/]+$/.exec(DeletionTaskId)?.[1];
    if (name === undefined) throw noSuchEntity(`Deletion task ${DeletionTaskId} was not found.`);
    return { Status: roles(world).has(keyOf(name)) ? "FAILED" : "SUCCEEDED" };
  },
};

/** @throws AwsError UnmodifiableEntity */
export function refuseServiceLinked(role: RoleRecord): void {
  if (!role.linkedTo) return;
  throw new AwsError(
    "UnmodifiableEntityException",
    `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
  );
}
