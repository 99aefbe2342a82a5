import type { ProvisionOptions } from "@/lib/contracts/provision/options";
import { RETENTION_DAYS, retentionWords } from "@/lib/contracts/provision/retention";
import { CheckBox } from "../../ui/forms/check-box";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { FOR_EVER } from "../draft/draft";
import { bind, type FieldsProps, TRIPLE } from "./bind";
import { Choice } from "./choice";
import { itemsOf, whyNot } from "./choices";

type Props = FieldsProps & { options: ProvisionOptions | undefined };

/** On whose behalf ECS pulls and writes, what is kept of the output, and what ends a bad rollout. */
export const RoleFields = ({ options, ...props }: Props) => (
  <Card title="Role, logs and rollout">
    <div className="space-y-4">
      <Choice
        legend="Task execution role"
        name="role"
        value={props.draft.role}
        onChange={(role) => props.onChange({ role })}
        options={[
          { value: "new", label: "A new one", hint: "May pull from ECR and write logs, no more." },
          { value: "existing", label: "One that exists" },
          { value: "none", label: "None", hint: "For instances, which write logs and pull images with their own." },
        ]}
      >
        {props.draft.role === "existing" && (
          <>
            <TextField
              label="Role"
              {...bind(props, "roleArn")}
              mono
              list="task-roles"
              hint={whyNot(options?.roles) ?? "Its ARN; ECS's tasks must be allowed to take it on."}
            />
            <datalist id="task-roles">
              {itemsOf(options?.roles).map(({ arn, name }) => (
                <option key={arn} value={arn}>
                  {name}
                </option>
              ))}
            </datalist>
          </>
        )}
        {props.problems.role && <p className="text-xs text-bad">{props.problems.role}</p>}
      </Choice>
      <div className="space-y-2">
        <CheckBox checked={props.draft.logs} onChange={(event) => props.onChange({ logs: event.target.checked })}>
          Keep the containers' output in CloudWatch Logs
        </CheckBox>
        {props.draft.logs && (
          <SelectField
            label="Kept for"
            {...bind(props, "retentionDays")}
            hint={props.draft.retentionDays === FOR_EVER ? "AWS charges for all of it." : "Then AWS deletes it."}
          >
            {RETENTION_DAYS.map((days) => (
              <option key={days} value={days}>
                {retentionWords(days)}
              </option>
            ))}
            <option value={FOR_EVER}>{retentionWords(null)}</option>
          </SelectField>
        )}
      </div>
      <CheckBox
        checked={props.draft.circuitBreaker}
        onChange={(event) => props.onChange({ circuitBreaker: event.target.checked })}
      >
        Circuit breaker: a rollout whose tasks do not come up is ended and rolled back
      </CheckBox>
      <RolloutFields {...props} />
    </div>
  </Card>
);

const RolloutFields = (props: FieldsProps) => (
  <div className={TRIPLE}>
    <TextField
      label="Healthy tasks at least"
      {...bind(props, "minimumHealthyPercent")}
      inputMode="numeric"
      hint="Percent of the desired count, 0 to 100."
    />
    <TextField
      label="Tasks at most"
      {...bind(props, "maximumPercent")}
      inputMode="numeric"
      hint="Percent during a rollout, 100 to 200."
    />
    <TextField
      label="Deregistration delay"
      {...bind(props, "deregistrationDelaySeconds")}
      inputMode="numeric"
      hint="Seconds to end what was begun, 0 to 3600."
    />
  </div>
);
