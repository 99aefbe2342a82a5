import type { TemplateSummary } from "@/lib/contracts/stacks/template";
import type { Json } from "../definition/json";
import { groupsOf } from "./read-template";

/** As GetTemplateSummary answers it: of a template in S3, which the browser cannot read. */
export interface RawSummary {
  Description?: string | undefined;
  Metadata?: string | undefined;
  Capabilities?: string[] | undefined;
  ResourceTypes?: string[] | undefined;
  Parameters?:
    | {
        ParameterKey?: string | undefined;
        ParameterType?: string | undefined;
        DefaultValue?: string | undefined;
        NoEcho?: boolean | undefined;
        Description?: string | undefined;
        ParameterConstraints?: { AllowedValues?: string[] | undefined } | undefined;
      }[]
    | undefined;
}

/** It tells less than the template: patterns and limits are checked by CloudFormation alone. */
export function summaryOfAnswer(raw: RawSummary): TemplateSummary {
  const declared = (raw.Parameters ?? []).map(({ ParameterKey = "", ParameterConstraints, ...one }) => [
    ParameterKey,
    {
      Type: one.ParameterType,
      Default: one.DefaultValue,
      NoEcho: one.NoEcho,
      Description: one.Description,
      AllowedValues: ParameterConstraints?.AllowedValues,
    },
  ]);
  return {
    ...(raw.Description && { description: raw.Description }),
    groups: groupsOf(Object.fromEntries(declared), metadataOf(raw.Metadata)),
    resources: (raw.ResourceTypes ?? []).map((type) => ({ logicalId: "", type })),
    outputs: [],
    capabilities: raw.Capabilities ?? [],
  };
}

function metadataOf(text: string | undefined): Json {
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
