/** The services this endpoint offers, in the order they start: a task wants its network, its load balancer and its log. */
import type { ServiceDefinition } from "../protocol/service";
import { apigateway } from "./apigateway/service";
import { autoscaling } from "./autoscaling/service";
import { cloudformation } from "./cloudformation/service";
import { ec2 } from "./ec2/service";
import { ecs } from "./ecs/service";
import { elbv2 } from "./elbv2/service";
import { iam } from "./iam/service";
import { logs } from "./logs/service";
import { s3 } from "./s3/service";
import { ssm } from "./ssm/service";
import { sts } from "./sts/service";

export const services: readonly ServiceDefinition[] = [
  sts,
  iam,
  ssm,
  s3,
  ec2,
  elbv2,
  logs,
  autoscaling,
  ecs,
  apigateway,
  cloudformation,
];
