import type { ProvisionOptions } from "@/lib/contracts/provision/options";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { bind, type FieldsProps, PAIR, TRIPLE } from "./bind";
import { Choice } from "./choice";
import { itemsOf, whyNot } from "./choices";

type Props = FieldsProps & { options: ProvisionOptions | undefined };

/** How requests reach the service, and how it is asked whether it is well. */
export const EntryFields = (props: Props) => (
  <Card title="Load balancer and health check">
    <div className="space-y-4">
      <Choice
        legend="Load balancer"
        name="entry"
        value={props.draft.entry}
        onChange={(entry) => props.onChange({ entry })}
        options={[
          { value: "own", label: "One of its own", hint: `Internet-facing, ${listens(props.draft)}.` },
          { value: "rule", label: "A rule on a shared one", hint: "By path; saves a load balancer." },
        ]}
      >
        {props.draft.entry === "rule" && <RuleFields {...props} />}
      </Choice>
      <CheckFields {...props} />
    </div>
  </Card>
);

const listens = ({ carried: { listener = {} } }: FieldsProps["draft"]): string =>
  listener.certificateArn
    ? `HTTPS on port ${String(listener.port ?? 443)}`
    : `HTTP on port ${String(listener.port ?? 80)}`;

function RuleFields({ options, ...props }: Props) {
  const listeners = itemsOf(options?.listeners);
  const chosen = listeners.find(({ arn }) => arn === props.draft.listenerArn);
  return (
    <div className={TRIPLE}>
      <SelectField
        label="Listener"
        {...bind(props, "listenerArn")}
        hint={whyNot(options?.listeners) ?? "Internet-facing, HTTP."}
      >
        <option value="">{options ? "Choose one" : "Being read…"}</option>
        {listeners.map(({ arn, loadBalancer, port }) => (
          <option key={arn} value={arn}>
            {loadBalancer} :{port}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Path prefix"
        {...bind(props, "pathPrefix")}
        hint="The service sees it, too; it becomes part of the variable."
      />
      <TextField
        label="Priority"
        {...bind(props, "priority")}
        inputMode="numeric"
        hint={
          chosen?.rules.length
            ? `Taken: ${chosen.rules.map(({ priority }) => priority).join(", ")}.`
            : "Lower ones are asked first."
        }
      />
    </div>
  );
}

const CheckFields = (props: FieldsProps) => (
  <div>
    <div className={PAIR}>
      <TextField label="Health check path" {...bind(props, "checkPath")} hint="Asked by GET on the container's port." />
      <TextField label="Good answers" {...bind(props, "matcher")} hint="Such as 200 or 200-399." />
    </div>
    <Disclosure label="Interval, thresholds and grace period">
      <div className={TRIPLE}>
        <Seconds props={props} name="intervalSeconds" label="Interval" hint="Seconds, 5 to 300." />
        <Seconds props={props} name="timeoutSeconds" label="Timeout" hint="Seconds, shorter than the interval." />
        <Seconds props={props} name="graceSeconds" label="Grace period" hint="Seconds in which a new task is spared." />
        <Seconds props={props} name="healthyThreshold" label="Healthy after" hint="Good answers in a row, 2 to 10." />
        <Seconds props={props} name="unhealthyThreshold" label="Unhealthy after" hint="Bad ones in a row, 2 to 10." />
      </div>
    </Disclosure>
  </div>
);

type NumberName = "intervalSeconds" | "timeoutSeconds" | "graceSeconds" | "healthyThreshold" | "unhealthyThreshold";

const Seconds = ({ props, name, ...rest }: { props: FieldsProps; name: NumberName; label: string; hint: string }) => (
  <TextField {...rest} {...bind(props, name)} inputMode="numeric" />
);
