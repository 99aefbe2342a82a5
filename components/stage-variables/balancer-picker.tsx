"use client";

import { useQuery } from "@tanstack/react-query";
import type { LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { errorOf } from "@/lib/queries/failure";
import { loadBalancersQuery } from "@/lib/queries/load-balancers";
import { HEALTH_WORDS } from "@/lib/words/health";
import { SelectField } from "../ui/forms/select-field";

interface Props {
  /** What the variable is to be; a path behind the name stays as it is. */
  value: string;
  onPick: (value: string) => void;
}

/** The account's load balancers with their health, so that nobody types a DNS name. */
export function BalancerPicker({ value, onPick }: Props) {
  const { data, error } = useQuery(loadBalancersQuery());
  const all = data?.loadBalancers ?? [];
  const [host = ""] = value.split("/");
  const chosen = all.find(({ dnsName }) => dnsName.toLowerCase() === host.toLowerCase());
  return (
    <SelectField
      label="Load balancer"
      value={chosen?.dnsName ?? ""}
      onChange={({ target }) => onPick(target.value && `${target.value}${value.slice(host.length)}`)}
      hint={hintOf(chosen, error)}
    >
      <option value="">{data || error ? "None of these" : "Being read…"}</option>
      {all.map((each) => (
        <option key={each.arn} value={each.dnsName}>
          {wordsOf(each)}
        </option>
      ))}
    </SelectField>
  );
}

const wordsOf = ({ name, health, targets }: LoadBalancerSummary): string =>
  [name, HEALTH_WORDS[health].word, targets && `${targets.healthy}/${targets.total} targets`]
    .filter(Boolean)
    .join(" · ");

function hintOf(chosen: LoadBalancerSummary | undefined, error: unknown): string {
  if (error) return `Not known: ${errorOf(error).message}`;
  return chosen?.reason ?? "Picks its DNS name as the value.";
}
