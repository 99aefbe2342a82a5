import { notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { Vpc } from "../model";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { tagsOf } from "../tags/tags";
import { vpcView } from "../vpcs/view";

const FIELDS: Fields<Vpc> = {
  "vpc-id": (vpc) => [vpc.vpcId],
  cidr: (vpc) => [vpc.cidrBlock],
  "cidr-block-association.cidr-block": (vpc) => [vpc.cidrBlock],
  "is-default": (vpc) => [String(vpc.isDefault)],
  // The older spelling, which AWS still takes.
  isDefault: (vpc) => [String(vpc.isDefault)],
  "owner-id": () => ["000000000000"],
  state: () => ["available"],
};

export const describeVpcs: Ec2Handlers = {
  DescribeVpcs(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = pick(tables.vpcs, input.VpcIds, (id) => notFound("vpc", id));
    const found = applyFilters(wanted, input.Filters, FIELDS, (vpc) => tagsOf(tables, vpc.vpcId));
    const { items, next } = ec2Page(found, (vpc) => vpc.vpcId, input);
    return { Vpcs: items.map((vpc) => vpcView(tables, vpc, account)), NextToken: next };
  },
};
