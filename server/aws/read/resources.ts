import type { Method, Resource } from "@aws-sdk/client-api-gateway";
import { integrationSettingsOf, settingsOf } from "@/lib/domain/definition/settings";
import type { EditableFact, MethodFact } from "@/lib/domain/facts";
import { byPathAndMethod } from "./export";

/** The editable API by its resources. */
export const editableOf = (resources: readonly Resource[]): EditableFact => ({
  paths: resources.flatMap(({ path }) => path ?? []).sort(),
  methods: methodsOf(resources),
});

/** The methods of the editable API's resources, sorted by path and method. */
export function methodsOf(resources: readonly Resource[]): MethodFact[] {
  return resources
    .flatMap((resource) =>
      Object.entries(resource.resourceMethods ?? {}).map(([httpMethod, method]) =>
        methodFact(resource.path ?? "/", httpMethod, method),
      ),
    )
    .sort(byPathAndMethod);
}

function methodFact(path: string, httpMethod: string, method: Method): MethodFact {
  const found = method.methodIntegration;
  const integration =
    found?.type === undefined
      ? null
      : {
          type: found.type,
          uri: found.uri,
          httpMethod: found.httpMethod,
          connectionType: found.connectionType,
          timeoutMs: found.timeoutInMillis,
          settings: integrationSettingsOf(found),
        };
  return { path, httpMethod, integration, settings: settingsOf(method) };
}
