/** What a group launches from: a launch template, or a launch configuration. */
import type { LaunchTemplateSpecification } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../protocol/aws-error";
import type { World } from "../../world";
import { checkLaunch } from "../ec2/instances/launch";
import type { LaunchSpec } from "../ec2/instances/records";
import { launchSpec } from "../ec2/instances/spec";
import { requireTemplate } from "../ec2/launch-templates/find";
import { ec2Tables } from "../ec2/tables";
import { validationError } from "./errors";
import { type LaunchSource, launchConfigurations } from "./records";

interface SourceInput {
  LaunchTemplate?: LaunchTemplateSpecification | undefined;
  LaunchConfigurationName?: string | undefined;
}

/** Undefined when the request names none. @throws AwsError ValidationError */
export function readSource(world: World, region: string, input: SourceInput): LaunchSource | undefined {
  const { LaunchTemplate: template, LaunchConfigurationName: name } = input;
  if (template && name !== undefined) {
    throw validationError(
      "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.",
    );
  }
  if (name !== undefined) return { kind: "configuration", name };
  if (!template) return undefined;
  return wrapped(() => {
    const found = requireTemplate(ec2Tables(world, region), template.LaunchTemplateId, template.LaunchTemplateName);
    return { kind: "template", id: found.id, name: found.name, version: template.Version ?? "$Default" };
  });
}

/** Tries what a launch would check. @throws AwsError ValidationError */
export function checkSource(world: World, region: string, source: LaunchSource, subnetId: string | undefined): void {
  if (source.kind === "configuration" && !launchConfigurations(world, region).has(source.name)) {
    throw validationError(`Launch configuration name not found - Launch configuration ${source.name} not found`);
  }
  wrapped(() => checkLaunch(world, region, { ...specOf(world, region, source), subnetId }));
}

/** @throws AwsError as EC2 does */
export function specOf(world: World, region: string, source: LaunchSource): LaunchSpec {
  if (source.kind === "template") {
    const LaunchTemplate = { LaunchTemplateId: source.id, Version: source.version };
    return launchSpec(ec2Tables(world, region), { LaunchTemplate });
  }
  const configuration = launchConfigurations(world, region).get(source.name);
  if (!configuration) throw validationError(`Launch configuration ${source.name} not found`);
  return configuration.spec;
}

function wrapped<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw validationError(`You must use a valid fully-formed launch template. ${error.message}`);
  }
}
