import type { ResourceType } from "../resource-type";
import { internetGateway } from "./internet-gateway";
import { launchTemplate } from "./launch-template";
import { route } from "./route";
import { routeTable } from "./route-table";
import { securityGroup } from "./security-group";
import { securityGroupEgress, securityGroupIngress } from "./security-group-rule";
import { subnet } from "./subnet";
import { subnetRouteTableAssociation } from "./subnet-route-table-association";
import { vpc } from "./vpc";
import { vpcGatewayAttachment } from "./vpc-gateway-attachment";

export const ec2Types: readonly ResourceType[] = [
  vpc,
  subnet,
  internetGateway,
  vpcGatewayAttachment,
  routeTable,
  route,
  subnetRouteTableAssociation,
  securityGroup,
  securityGroupIngress,
  securityGroupEgress,
  launchTemplate,
];
