import type { ProvisionOptions } from "@/lib/contracts/provision/options";
import { Disclosure } from "../../ui/layout/disclosure";
import type { FieldsProps } from "./bind";
import { EntryFields } from "./entry-fields";
import { LaunchFields } from "./launch-fields";
import { NetworkFields } from "./network-fields";
import { RoleFields } from "./role-fields";

/** What most leave as it is: folded away, since the form works as it stands. */
export const MoreFields = (props: FieldsProps & { options: ProvisionOptions | undefined }) => (
  <Disclosure label="More choices: launch type, network, load balancer, health check, role and logs">
    <div className="space-y-5">
      <LaunchFields {...props} />
      <NetworkFields {...props} />
      <EntryFields {...props} />
      <RoleFields {...props} />
    </div>
  </Disclosure>
);
