/** The services this endpoint offers, in the order they start. */
import type { ServiceDefinition } from "../protocol/service";
import { ec2 } from "./ec2/service";
import { sts } from "./sts/service";

export const services: readonly ServiceDefinition[] = [sts, ec2];
