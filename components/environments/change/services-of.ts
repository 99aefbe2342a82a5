import type { EnvironmentDetail } from "@/lib/contracts/environments";

export interface ServiceRef {
  cluster: string;
  name: string;
}

/** The services that an environment's requests arrive at, each once. `arn:…:service/CLUSTER/NAME` */
export function servicesOf({ paths }: EnvironmentDetail): ServiceRef[] {
  const arns = paths.flatMap(({ hops }) => hops.flatMap(({ kind, id }) => (kind === "service" && id ? [id] : [])));
  return [...new Set(arns)].flatMap((arn) => {
    const [, cluster, name] = arn.split("/");
    return cluster && name ? [{ cluster, name }] : [];
  });
}
