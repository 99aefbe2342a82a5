import { FARGATE_SIZES } from "@/lib/contracts/provision/fargate-sizes";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { bind, type FieldsProps, PAIR } from "./bind";
import { Choice } from "./choice";

/** Machines of AWS's, or of one's own. */
export const LaunchFields = (props: FieldsProps) => (
  <Card title="Where it runs">
    <Choice
      legend="Launch type"
      name="launchType"
      value={props.draft.launchType}
      onChange={(launchType) => props.onChange({ launchType })}
      options={[
        { value: "FARGATE", label: "Fargate", hint: "AWS's machines; paid by task." },
        { value: "EC2", label: "EC2", hint: "The cluster's own instances; paid by instance." },
      ]}
    >
      {props.draft.launchType === "FARGATE" ? <FargateFields {...props} /> : <InstanceFields {...props} />}
    </Choice>
  </Card>
);

const SIZES = Object.entries(FARGATE_SIZES).flatMap(([cpu, sizes]) =>
  sizes.map((memory) => ({ value: `${cpu}/${memory}`, label: `${Number(cpu) / 1024} vCPU, ${words(memory)}` })),
);

function words(mebibytes: number): string {
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GB` : `${mebibytes} MB`;
}

const FargateFields = (props: FieldsProps) => (
  <SelectField label="Task size" {...bind(props, "fargateSize")} hint="The pairs that Fargate offers.">
    {SIZES.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </SelectField>
);

const InstanceFields = (props: FieldsProps) => (
  <div className="space-y-3">
    <div className={PAIR}>
      <TextField
        label="CPU units"
        {...bind(props, "containerCpu")}
        inputMode="numeric"
        hint="Reserved for a task; 1024 are one vCPU."
      />
      <TextField
        label="Memory in MiB"
        {...bind(props, "containerMemory")}
        inputMode="numeric"
        hint="A container that takes more is stopped."
      />
    </div>
    <Choice
      legend="Instances"
      name="instances"
      value={props.draft.instances}
      onChange={(instances) => props.onChange({ instances })}
      options={[
        { value: "new", label: "Make them for the cluster", hint: "Launch template, Auto Scaling group, role." },
        { value: "existing", label: "Use the cluster's own", hint: "They must let the load balancer in." },
      ]}
    >
      {props.draft.instances === "new" && (
        <div className={PAIR}>
          <TextField
            label="Instance type"
            {...bind(props, "instanceType")}
            list="instance-types"
            hint="t2.micro is the walkthrough's; t3.micro its successor."
          />
          <datalist id="instance-types">
            {["t3.micro", "t3.small", "t3.medium", "t2.micro", "m6i.large"].map((type) => (
              <option key={type} value={type} />
            ))}
          </datalist>
          <TextField
            label="Number of instances"
            {...bind(props, "instanceCount")}
            inputMode="numeric"
            hint="1 to 50; it stays as asked for."
          />
        </div>
      )}
    </Choice>
  </div>
);
