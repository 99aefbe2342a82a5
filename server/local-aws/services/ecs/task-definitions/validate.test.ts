import type { RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import { describe, expect, it } from "vitest";
import { validateTaskDefinition } from "./validate";

const container = { name: "web", image: "httpd:2.4", memory: 128 };
const fargate: RegisterTaskDefinitionRequest = {
  family: "web",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [container],
};
const first = (change: object) => ({ containerDefinitions: [{ ...container, ...change }] });

describe("validateTaskDefinition", () => {
  it.each<[name: string, request: RegisterTaskDefinitionRequest]>([
    ["Fargate", fargate],
    ["Fargate, written in vCPU and GB", { ...fargate, cpu: ".5 vCPU", memory: "1 GB" }],
    ["EC2 without sizes", { family: "web", containerDefinitions: [container] }],
    ["bridge with a dynamic port", { family: "web", ...first({ portMappings: [{ containerPort: 80, hostPort: 0 }] }) }],
    ["a sidecar", { ...fargate, containerDefinitions: [container, { name: "log", image: "x", essential: false }] }],
  ])("accepts %s", (_name, request) => expect(() => validateTaskDefinition(request)).not.toThrow());

  it.each<[message: string, request: RegisterTaskDefinitionRequest]>([
    ["Family contains invalid characters.", { ...fargate, family: "a b" }],
    ["Container list cannot be empty.", { ...fargate, containerDefinitions: [] }],
    [
      "A task definition can have at most 10 containers.",
      { ...fargate, containerDefinitions: Array.from({ length: 11 }, (_, at) => ({ name: `c${at}`, image: "httpd" })) },
    ],
    ["Container.name should not be null or empty.", { ...fargate, ...first({ name: "" }) }],
    ["Container.name contains invalid characters.", { ...fargate, ...first({ name: "a/b" }) }],
    ["Container.image should not be null or empty.", { ...fargate, ...first({ image: undefined }) }],
    ["Container names should be unique.", { ...fargate, containerDefinitions: [container, container] }],
    ["A task definition must have at least one essential container.", { ...fargate, ...first({ essential: false }) }],
    [
      "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
      { family: "web", ...first({ memory: undefined }) },
    ],
    [
      "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
      { ...fargate, ...first({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }) },
    ],
    [
      "Port mappings must be between 0 and 65535.",
      { ...fargate, ...first({ portMappings: [{ containerPort: 70_000 }] }) },
    ],
    ["Fargate only supports network mode ‘awsvpc’.", { ...fargate, networkMode: "bridge" }],
    ["Fargate requires that 'cpu' be defined at the task level.", { ...fargate, cpu: undefined }],
    ["Fargate requires that 'memory' be defined at the task level.", { ...fargate, memory: undefined }],
    ["No Fargate configuration exists for given values.", { ...fargate, memory: "4096" }],
    [
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
      { ...fargate, cpu: "plenty" },
    ],
    [
      "Container 'web' depends on 'db', which is not in the task definition.",
      { ...fargate, ...first({ dependsOn: [{ containerName: "db", condition: "START" }] }) },
    ],
  ])("refuses: %s", (message, request) => {
    expect(() => validateTaskDefinition(request)).toThrow(
      expect.objectContaining({ code: "ClientException", message }),
    );
  });
});
