import { expect, it } from "vitest";
import { LONGEST_WITH_MACHINES } from "@/lib/contracts/provision/cluster-name";
import { capacityName, instanceRoleName } from "./wanted-capacity";

it("names of machines fit into what AWS takes, and hold the cluster's whole name", () => {
  const clusterName = "a".repeat(LONGEST_WITH_MACHINES);
  // IAM takes 64 characters of a role's name, EC2 255 of a group's name and of its description.
  expect(instanceRoleName({ clusterName })).toHaveLength(64);
  for (const name of [instanceRoleName({ clusterName }), capacityName({ clusterName })])
    expect(name).toContain(clusterName);
});
