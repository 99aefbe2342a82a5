"use client";

import { useState } from "react";
import type { BindingOption, PromotionPlan } from "@/lib/contracts/promotion";
import { obeys, VARIABLE_VALUE } from "@/lib/contracts/rules";
import { HEALTH_WORDS } from "@/lib/words/health";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";

type Values = Record<string, string>;
const OTHER = "other";

/** A healthy load balancer that no stage uses yet is offered first; otherwise the person chooses. */
export function initialBindings({ missing, options }: PromotionPlan): Values {
  const free = options.filter((option) => !option.boundTo && option.health === "healthy");
  const only = free.length === 1 ? free[0] : undefined;
  return Object.fromEntries(missing.map((name) => [name, only?.dnsName ?? ""]));
}

/** Variables that the snapshot needs and the target lacks: each is bound to a load balancer, or to another host. */
export function BindingFields(props: {
  plan: PromotionPlan;
  values: Values;
  onChange: (values: Values) => void;
  errors?: Record<string, string> | undefined;
}) {
  const { plan, values, onChange, errors } = props;
  if (plan.missing.length === 0) return null;
  return (
    <Card title={`Stage variables that ${plan.to.stage} needs`}>
      {plan.missing.map((name) => (
        <BindingField
          key={name}
          name={name}
          options={plan.options}
          value={values[name] ?? ""}
          onChange={(value) => onChange({ ...values, [name]: value })}
          error={errors?.[`bindings.${name}`]}
        />
      ))}
    </Card>
  );
}

function BindingField(props: {
  name: string;
  options: BindingOption[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { name, options, value, onChange, error } = props;
  const [other, setOther] = useState(options.length === 0);
  const chosen = options.find((option) => option.dnsName === value);
  const illegal = value !== "" && !obeys(VARIABLE_VALUE, value) ? VARIABLE_VALUE.message : undefined;
  return (
    <>
      <SelectField
        label={`Load balancer for ${name}`}
        value={other ? OTHER : value}
        hint={chosen?.dnsName}
        error={other ? undefined : error}
        onChange={(event) => {
          const next = event.target.value;
          setOther(next === OTHER);
          onChange(next === OTHER ? "" : next);
        }}
      >
        <option value="" disabled>
          Choose a load balancer
        </option>
        {options.map((option) => (
          <option key={option.dnsName} value={option.dnsName}>
            {optionWords(option)}
          </option>
        ))}
        <option value={OTHER}>Another host…</option>
      </SelectField>
      {other && (
        <TextField
          label={`Host for ${name}`}
          value={value}
          mono
          onChange={(event) => onChange(event.target.value.trim())}
          error={illegal ?? error}
          hint="A DNS name without scheme, such as hello.example.com."
        />
      )}
    </>
  );
}

const optionWords = ({ name, health, words, boundTo }: BindingOption): string =>
  [name, HEALTH_WORDS[health].word, words, boundTo && `bound to ${boundTo}`].filter(Boolean).join(" · ");
