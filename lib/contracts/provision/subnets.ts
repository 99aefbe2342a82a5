import type { SubnetChoice } from "./options";

/** An Application Load Balancer needs subnets in two zones at least. */
export const MIN_ZONES = 2;

export interface SubnetsProblem {
  message: string;
  remedy: string;
}

/**
 * Why chosen subnets are of no use to a load balancer that the internet reaches; undefined: they are of use.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
 * @param forBalancer a load balancer is made in them: it takes one subnet of a zone
 */
export function subnetsProblem(
  chosen: readonly Pick<SubnetChoice, "id" | "zone" | "isPublic">[],
  forBalancer: boolean,
): SubnetsProblem | undefined {
  const zones = [...new Set(chosen.map(({ zone }) => zone))];
  if (zones.length < MIN_ZONES)
    return { message: `All chosen subnets are in ${zones.join()}.`, remedy: "Choose a second zone's." };
  const hidden = chosen.filter(({ isPublic }) => !isPublic).map(({ id }) => id);
  if (hidden.length > 0) {
    const remedy = "Choose subnets whose route table leads 0.0.0.0/0 to an internet gateway.";
    return { message: `Not public: ${hidden.join(", ")}.`, remedy };
  }
  const twice = zones.find((zone) => chosen.filter((each) => each.zone === zone).length > 1);
  if (!forBalancer || twice === undefined) return undefined;
  return { message: `Several subnets are in ${twice}.`, remedy: "A load balancer takes one of each zone: choose one." };
}
