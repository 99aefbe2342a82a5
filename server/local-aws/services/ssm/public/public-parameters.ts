/** Parameters that AWS publishes for everyone: which machine image a container instance should be started from. */
import { ecsOptimizedImages } from "../../ec2/images/ecs-optimized";
import type { ParameterRecord } from "../records";

const PREFIX = "/aws/service/ecs/optimized-ami/";

/** By name. */
export function publicParameters(region: string): Map<string, ParameterRecord> {
  const values = ecsOptimizedImages(region).flatMap((image): [string, string][] => {
    const recommended = `${PREFIX}${image.parameter}/recommended`;
    const details = {
      ecs_agent_version: image.agentVersion,
      ecs_runtime_version: image.runtimeVersion,
      image_id: image.imageId,
      image_name: image.name,
      image_version: image.name.split("-")[4] ?? "",
      os: image.os,
      schema_version: "1",
      source_image_name: image.name,
    };
    return [
      [recommended, JSON.stringify(details)],
      [`${recommended}/image_id`, image.imageId],
      [`${recommended}/image_name`, image.name],
      [`${recommended}/os`, image.os],
      [`${recommended}/ecs_agent_version`, image.agentVersion],
      [`${recommended}/ecs_runtime_version`, image.runtimeVersion],
    ];
  });
  return new Map(values.map(([name, value]) => [name, published(name, value)]));
}

function published(name: string, value: string): ParameterRecord {
  return {
    name,
    value,
    type: "String",
    version: 1,
    tier: "Standard",
    dataType: name.endsWith("/image_id") ? "aws:ec2:image" : "text",
    modifiedAt: new Date("2026-11-01T00:00:00Z"),
    tags: [],
    earlier: [],
  };
}
