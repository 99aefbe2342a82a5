import type { FurtherService } from "@/lib/contracts/provision/input";
import { lastPart } from "../../services/names";
import { logGroupName } from "../given-names";
import {
  ACCOUNT,
  EXECUTION_GRANTS,
  type Grants,
  INSTANCE_GRANTS,
  REGION,
  type ServiceGrants,
  sameGrants,
} from "../grants";
import { mainContainer } from "./container";
import type { Existing, RoleSettings } from "./existing";
import { bringsMachines } from "./launch";
import { logGroupOf } from "./logging";

type Service = Pick<FurtherService, "clusterName" | "serviceName" | "names" | "executionRole" | "launch">;

interface Roles {
  grants: ServiceGrants;
  /** What is lost, whoever makes the roles. */
  left: string[];
  /** What is lost besides where the guided run makes them: it grants what AWS's policies for ECS do, and no more. */
  granted: string[];
}

/** What the roles may do that were made with the service, where that is not the usual. */
export function rolesFrom(existing: Existing, service: Service): Roles {
  const [execution, instances] = [executionFrom(existing, service), instancesFrom(existing, service)];
  return {
    grants: { ...execution.grants, ...instances.grants },
    left: execution.left,
    granted: [...execution.granted, ...instances.granted],
  };
}

function instancesFrom(existing: Existing, service: Service): Omit<Roles, "left"> {
  const role = bringsMachines(service) ? existing.machines?.start?.role : undefined;
  const instances = role && grantsOf(role, existing, service);
  if (!instances || sameGrants(instances, INSTANCE_GRANTS)) return { grants: {}, granted: [] };
  return {
    grants: { instances },
    granted: ["The instances' role becomes a new one, which may join the cluster and write logs."],
  };
}

function executionFrom(existing: Existing, service: Service): Roles {
  const { executionRoleArn: arn } = existing.definition;
  const { executionRole: role } = existing;
  const isOwn = arn?.endsWith(`role/stageway-${service.serviceName}-execution`) ?? true;
  if (service.executionRole?.kind !== "new" || isOwn) return { grants: {}, left: [], granted: [] };
  const becomes = `The task execution role ${lastPart(arn ?? "")} becomes a new one, which may pull images and write logs.`;
  if (role === null) return { grants: {}, left: [becomes], granted: [] };
  const left = role.extras.map((extra) => `The task execution role loses ${extra}.`);
  const execution = grantsOf(role, existing, service);
  if (sameGrants(execution, EXECUTION_GRANTS)) return { grants: {}, left, granted: [] };
  return { grants: { execution }, left, granted: [becomes] };
}

/** With the new environment's names in place of its own, and marks for account and region. */
export function grantsOf({ trust, managed, inline }: RoleSettings, existing: Existing, service: Service): Grants {
  const rehomed = rehomer(existing, service);
  const account = accountOf(existing);
  return {
    // Whom it trusts in its own account it trusts in the new one.
    trust: account === "" ? trust : rehomed(trust).replaceAll(account, ACCOUNT),
    managed,
    inline: inline.map(({ name, document }) => ({ name, document: rehomed(document) })),
  };
}

// arn:aws:ecs:us-east-1:000000000000:service/main/hello
const accountOf = ({ serviceArn }: Existing): string => serviceArn.split(":")[4] ?? "";

/** ARNs of the environment's own cluster and log group as the new ones'; what else a document names stays as it is. */
function rehomer(existing: Existing, service: Service) {
  const [, , , region = "", account = ""] = existing.serviceArn.split(":");
  const logGroup = logGroupOf(mainContainer(existing));
  const own: [kind: string, name: string, anew: string][] = [
    ["ecs:RR:AA:cluster/", existing.cluster, service.clusterName],
    ["ecs:RR:AA:container-instance/", existing.cluster, service.clusterName],
    ["ecs:RR:AA:service/", existing.cluster, service.clusterName],
    ["ecs:RR:AA:task/", existing.cluster, service.clusterName],
    ...(logGroup
      ? [["logs:RR:AA:log-group:", logGroup, logGroupName(service)] satisfies [string, string, string]]
      : []),
  ];
  const placed = (kind: string, inRegion: string, inAccount: string) =>
    kind.replace("RR", inRegion).replace("AA", inAccount);
  return (document: string): string =>
    own.reduce((text, [kind, name, anew]) => {
      const whole = new RegExp(`${escaped(placed(kind, region, account) + name)}(?=[":*/])`, "g");
      return text.replace(whole, () => placed(kind, REGION, ACCOUNT) + anew);
    }, document);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
