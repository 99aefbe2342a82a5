import { MOST_TASKS } from "@/lib/contracts/service-limits";
import { SelectField } from "../../ui/forms/select-field";
import { TextAreaField } from "../../ui/forms/text-area-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import type { KnownApi } from "../new-environment";
import { bind, type FieldsProps, PAIR } from "./bind";
import { ClusterField } from "./cluster-field";
import { MethodFields } from "./method-fields";

const SHORT_LAST = "grid gap-x-4 gap-y-1 sm:grid-cols-2 xl:grid-cols-[2fr_2fr_1fr]";

export const ServiceFields = ({ clusters, ...props }: FieldsProps & { clusters: string[] }) => (
  <Card title="Service">
    <div className={SHORT_LAST}>
      <ClusterField label="Cluster name" {...bind(props, "clusterName")} clusters={clusters} />
      <TextField label="Service name" {...bind(props, "serviceName")} hint="Its load balancer has the same name." />
      <TextField
        label="Desired count"
        {...bind(props, "desiredCount")}
        inputMode="numeric"
        hint={`Tasks, 0 to ${MOST_TASKS}.`}
      />
    </div>
  </Card>
);

const commandHint = ({ carried: { definition } }: FieldsProps["draft"]): string =>
  definition?.container?.entryPoint || definition?.container?.command
    ? "For /bin/sh -c. Empty: the one that is carried over."
    : "For /bin/sh -c. Empty: the image's own.";

export const ContainerFields = (props: FieldsProps) => (
  <Card title="Container">
    <div className={PAIR}>
      <TextField label="Image" {...bind(props, "image")} hint="Repository and tag, or digest." />
      <TextField
        label="Container port"
        {...bind(props, "containerPort")}
        inputMode="numeric"
        hint="Where it listens for HTTP."
      />
    </div>
    <div className="mt-1">
      <TextAreaField label="Command" {...bind(props, "command")} hint={commandHint(props.draft)} />
    </div>
  </Card>
);

const GIVEN = "Of the environment that the service is for.";

const apisHint = (fixed: boolean, apisError: string | undefined): string => {
  if (fixed) return GIVEN;
  return apisError ? `Existing APIs are not known: ${apisError}` : "One that exists, or a new one.";
};

interface ApiProps extends FieldsProps {
  apis: KnownApi[];
  apisError?: string | undefined;
  /** The API and the stage are given: the service is for them. */
  fixed?: boolean;
}

export function ApiFields({ apis, apisError, fixed = false, ...props }: ApiProps) {
  const { draft } = props;
  return (
    <Card title="API and stage">
      <div className={PAIR}>
        <SelectField label="API" {...bind(props, "apiId")} disabled={fixed} hint={apisHint(fixed, apisError)}>
          <option value="">New API</option>
          {apis.map((api) => (
            <option key={api.id} value={api.id}>
              {api.name} ({api.id})
            </option>
          ))}
        </SelectField>
        {draft.apiId === "" && (
          <TextField label="API name" {...bind(props, "apiName")} hint="Used when one with this name exists already." />
        )}
        <TextField
          label="Path"
          {...bind(props, "path")}
          hint={"Such as /helloworld, /orders/{id} or /shop/{proxy+}."}
        />
        <TextField
          label="Stage name"
          {...bind(props, "stage")}
          readOnly={fixed}
          hint={fixed ? GIVEN : "Such as dev, test or prod."}
        />
        <TextField
          label="Variable name"
          {...bind(props, "variableName")}
          hint="Binds the stage to the load balancer."
        />
        <TextField
          label="Path at the service"
          {...bind(props, "upstreamPath")}
          hint={"Empty: its root. May hand on parameters: /{proxy}."}
        />
      </div>
      <MethodFields {...props} />
    </Card>
  );
}
