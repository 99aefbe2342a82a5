import {
  clusterOwner,
  entersMachines,
  logGroupOwner,
  machinesOwner,
  nameIn,
  providerOwner,
  type Scope,
} from "../scope";
import type { OneService } from "../services-of";
import { capacityResources, entranceResource, providerResources } from "./capacity";
import { containerResources } from "./containers";
import { balancerParameters, balancerResources } from "./load-balancing";
import type { Parameter, Resources, TemplateBrief } from "./parts";

/** What a template has for one service. */
export interface Part {
  Parameters: Record<string, Parameter>;
  Resources: Resources;
}

export function partOf(brief: TemplateBrief, all: readonly OneService[], index: number): Part {
  const { image, desiredCount, serviceName } = brief.input;
  const whose = all.length > 1 ? ` (${serviceName})` : "";
  const onOthers = machinesOwner(all, index).length > 0;
  const shared = { cluster: clusterOwner(all, index).length > 0, logGroup: logGroupOwner(all, index).length > 0 };
  return {
    Parameters: {
      Image: { Type: "String", Description: `What the service runs${whose}.`, Default: image },
      DesiredCount: { Type: "Number", Description: `Number of tasks${whose}.`, Default: desiredCount, MinValue: 0 },
      ...balancerParameters(brief, index),
    },
    Resources: {
      ...balancerResources(brief),
      ...containerResources(brief, shared),
      ...(onOthers ? {} : capacityResources(brief)),
      ...(providerOwner(all, index).length > 0 ? {} : providerResources(brief)),
      ...(entersMachines(all, index) ? entranceResource(brief) : {}),
    },
  };
}

/** The ids that a part gives. */
export const idsOf = ({ Parameters, Resources }: Part): Set<string> =>
  new Set([...Object.keys(Parameters), ...Object.keys(Resources)]);

/** A part with a scope's ids, where it gives them and where it refers to them. */
export const partIn = (scope: Scope | undefined, { Parameters, Resources }: Part): Part => ({
  Parameters: withIds(scope, Parameters),
  Resources: valueIn(scope, withIds(scope, Resources)) as Resources,
});

const withIds = <Value>(scope: Scope | undefined, entries: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(entries).map(([id, value]) => [scope ? nameIn(scope, id) : id, value]));

/** A value with a scope's ids in `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn`. */
export function valueIn(scope: Scope | undefined, value: unknown): unknown {
  if (scope === undefined || scope.suffix === "") return value;
  if (Array.isArray(value)) return value.map((each) => valueIn(scope, each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, memberIn(scope, name, each)]));
}

function memberIn(scope: Scope, name: string, value: unknown): unknown {
  const named = (text: unknown): unknown => (typeof text === "string" ? nameIn(scope, text) : text);
  if (name === "Ref") return named(value);
  if (name === "Fn::GetAtt" && Array.isArray(value)) return [named(value[0]), ...value.slice(1)];
  if (name === "Fn::Sub" && typeof value === "string")
    return value.replace(/\$\{(\w+)/g, (_, id) => `\${${nameIn(scope, id)}`);
  if (name === "DependsOn" && Array.isArray(value)) return value.map(named);
  return valueIn(scope, value);
}
