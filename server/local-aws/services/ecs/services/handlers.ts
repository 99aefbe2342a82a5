import { isArn, serviceArn } from "../arns";
import { requireCluster } from "../clusters/find";
import { primaryOf } from "../deployments/deployments";
import { invalidParameter } from "../errors";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import { services } from "../records";
import { createService } from "./create";
import { deleteService } from "./delete";
import { findService } from "./find";
import { updateService } from "./update";
import { serviceView } from "./view";

/** AWS's limit of one call. */
const MAX_DESCRIBED = 10;

export const serviceHandlers: EcsHandlers = {
  CreateService: createService,
  UpdateService: updateService,
  DeleteService: deleteService,

  DescribeServices({ cluster: reference, services: names = [], include = [] }, { world, region }) {
    const cluster = requireCluster(world, region, reference);
    if (names.length === 0) throw invalidParameter("Services cannot be empty.");
    if (names.length > MAX_DESCRIBED) throw invalidParameter(`Services cannot be more than ${MAX_DESCRIBED}.`);
    const found = names.map((name) => ({ name, service: findService(world, region, cluster, name) }));
    return {
      services: found.flatMap(({ service }) => (service ? [serviceView(world, region, service, include)] : [])),
      failures: found.flatMap(({ name, service }) =>
        service ? [] : [{ arn: isArn(name) ? name : serviceArn(region, cluster.clusterName, name), reason: "MISSING" }],
      ),
    };
  },

  /** Ten a page unless more are asked for. Deleted services are not listed, those being deleted are. */
  ListServices(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    const found = services(world, region)
      .values()
      .filter((service) => service.clusterArn === cluster.clusterArn && service.status !== "INACTIVE")
      .filter((service) => !input.launchType || primaryOf(service).revision.launchType === input.launchType)
      .filter(() => input.schedulingStrategy !== "DAEMON");
    const { items, nextToken } = listPage(found, (service) => service.serviceArn, input, 10);
    return { serviceArns: items.map((service) => service.serviceArn), nextToken };
  },
};
