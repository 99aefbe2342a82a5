import { useId } from "react";
import type { ProvisionOptions, SubnetChoice } from "@/lib/contracts/provision/options";
import { CheckBox } from "../../ui/forms/check-box";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { bind, type FieldsProps } from "./bind";
import { Choice } from "./choice";
import { itemsOf, whyNot } from "./choices";

type Props = FieldsProps & { options: ProvisionOptions | undefined };

/** Where everything goes; an internet-facing load balancer needs public subnets in two zones. */
export const NetworkFields = (props: Props) => (
  <Card title="Network">
    <Choice
      legend="VPC and subnets"
      name="network"
      value={props.draft.network}
      onChange={(network) => props.onChange({ network })}
      options={[
        { value: "default", label: "The default VPC", hint: "Its default subnets are public." },
        { value: "existing", label: "One that exists" },
        { value: "new", label: "A new one", hint: "With a public subnet in each of two zones." },
      ]}
    >
      {props.draft.network === "existing" && <ExistingNetwork {...props} />}
      {props.draft.network === "new" && (
        <TextField
          label="Range"
          {...bind(props, "cidr")}
          mono
          hint="Such as 10.0.0.0/16; halved for the two subnets."
        />
      )}
    </Choice>
  </Card>
);

function ExistingNetwork({ options, ...props }: Props) {
  const { draft, problems, onChange } = props;
  const note = useId();
  const networks = itemsOf(options?.networks);
  const chosen = networks.find(({ vpcId }) => vpcId === draft.vpcId);
  return (
    <div className="space-y-3">
      <SelectField
        label="VPC"
        {...bind(props, "vpcId")}
        onChange={(event) => onChange({ vpcId: event.target.value, subnetIds: [] })}
        hint={whyNot(options?.networks) ?? "Its subnets are below."}
      >
        <option value="">{options ? "Choose one" : "Being read…"}</option>
        {networks.map(({ vpcId, name, cidr, isDefault }) => (
          <option key={vpcId} value={vpcId}>
            {[vpcId, name, cidr, isDefault && "default"].filter(Boolean).join(" · ")}
          </option>
        ))}
      </SelectField>
      <fieldset className="min-w-0" aria-describedby={note}>
        <legend className="text-sm font-medium">Subnets</legend>
        <div className="mt-1.5 space-y-2">
          {(chosen?.subnets ?? []).map((subnet) => (
            <Subnet key={subnet.id} subnet={subnet} {...props} />
          ))}
        </div>
        <p id={note} className={`mt-1 min-h-5 text-xs ${problems.subnetIds ? "text-bad" : "text-muted"}`}>
          {problems.subnetIds ??
            "Two at least, one of each zone. A load balancer that the internet reaches needs public ones: their route table leads to an internet gateway."}
        </p>
      </fieldset>
    </div>
  );
}

function Subnet({ subnet, draft, problems, onChange }: FieldsProps & { subnet: SubnetChoice }) {
  const { id, name, zone, cidr, isPublic } = subnet;
  const toggle = (on: boolean) =>
    onChange({ subnetIds: on ? [...draft.subnetIds, id] : draft.subnetIds.filter((each) => each !== id) });
  return (
    <CheckBox
      checked={draft.subnetIds.includes(id)}
      disabled={!isPublic}
      aria-invalid={isPublic && problems.subnetIds ? true : undefined}
      onChange={(event) => toggle(event.target.checked)}
    >
      <span className="font-mono text-xs leading-5">{id}</span>{" "}
      <span className="text-xs text-muted">
        {[name, zone, cidr, isPublic ? "public" : "not public: a load balancer in it could not be reached"]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </CheckBox>
  );
}
