import { describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { isSameDefinition } from "./same-definition";
import { wantedDefinition } from "./wanted-definition";

const INPUT = provisionInput.parse({
  clusterName: "ecs-dev",
  serviceName: "helloworld-dev",
  image: "httpd:2.4",
  containerPort: 80,
  command: "httpd-foreground",
  desiredCount: 2,
  api: { name: "EcsDemoAPI" },
  path: "/helloworld",
  stage: "dev",
  variableName: "helloworldElb",
});
const AROUND = {
  executionRoleArn: "arn:aws:iam::000000000000:role/execution",
  logs: { group: "/ecs/helloworld-dev", region: "us-east-1" },
};
const wanted = wantedDefinition(INPUT, AROUND);
const [container] = wanted.containerDefinitions ?? [];

/** As ECS gives it back, with what it adds. */
const existing = (changes: object = {}, containerChanges: object = {}) => ({
  ...wanted,
  requiresCompatibilities: ["FARGATE" as const],
  networkMode: "awsvpc" as const,
  revision: 3,
  status: "ACTIVE" as const,
  volumes: [],
  placementConstraints: [],
  ...changes,
  containerDefinitions: [
    {
      ...container,
      cpu: 0,
      environment: [],
      mountPoints: [],
      portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" as const }],
      ...containerChanges,
    },
  ],
});

describe("isSameDefinition", () => {
  it("does not mind what ECS adds", () => {
    expect(isSameDefinition(existing(), wanted)).toBe(true);
  });

  it.each([
    ["image", {}, { image: "httpd:2.2" }],
    ["command", {}, { command: ["sleep 1"] }],
    ["entry point", {}, { entryPoint: ["sh", "-c"] }],
    ["port", {}, { portMappings: [{ containerPort: 8080, protocol: "tcp" as const }] }],
    ["environment", {}, { environment: [{ name: "A", value: "1" }] }],
    ["memory", { memory: "1024" }, {}],
    ["execution role", { executionRoleArn: "arn:aws:iam::000000000000:role/x" }, {}],
    ["log group", {}, { logConfiguration: { logDriver: "awslogs" as const, options: { "awslogs-group": "x" } } }],
    ["task role", { taskRoleArn: "arn:aws:iam::000000000000:role/x" }, {}],
  ])("sees another %s", (_what, changes, containerChanges) => {
    expect(isSameDefinition(existing(changes, containerChanges), wanted)).toBe(false);
  });

  it("sees another container beside it", () => {
    const two = existing();
    expect(
      isSameDefinition({ ...two, containerDefinitions: [...two.containerDefinitions, { name: "side" }] }, wanted),
    ).toBe(false);
  });
});

describe("wantedDefinition", () => {
  it("runs the command in a shell", () => {
    expect(container).toMatchObject({ entryPoint: ["/bin/sh", "-c"], command: ["httpd-foreground"] });
  });

  it("leaves the image's own command where none is given", () => {
    const [own] = wantedDefinition({ ...INPUT, command: " " }, AROUND).containerDefinitions ?? [];
    expect(own).not.toHaveProperty("command");
    expect(own).not.toHaveProperty("entryPoint");
  });

  it("has no log where none is wanted", () => {
    const [silent] = wantedDefinition(INPUT, { ...AROUND, logs: null }).containerDefinitions ?? [];
    expect(silent).not.toHaveProperty("logConfiguration");
  });

  it("takes its part of an instance, with a port of the instance's choice", () => {
    const instances = { kind: "existing" as const };
    const launch = { type: "EC2" as const, cpu: 128, memory: 256, instances, placementStrategy: [] };
    const onInstances = wantedDefinition({ ...INPUT, launch }, AROUND);
    expect(onInstances).toMatchObject({
      networkMode: "bridge",
      requiresCompatibilities: ["EC2"],
      containerDefinitions: [{ cpu: 128, memory: 256, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    });
    expect(onInstances).not.toHaveProperty("cpu");
  });

  describe("with what is carried over", () => {
    const definition = {
      containerName: "web",
      taskRoleArn: "arn:aws:iam::000000000000:role/app",
      volumes: [{ name: "data" }],
      container: {
        entryPoint: ["/app"],
        command: ["--say"],
        environment: [
          { name: "B", value: "2" },
          { name: "A", value: "1" },
        ],
        healthCheck: { command: ["CMD", "true"] },
        logConfiguration: { logDriver: "awslogs", options: { mode: "non-blocking" } },
      },
      sidecars: [{ name: "side", image: "b", logConfiguration: { logDriver: "awslogs" } }],
    };
    const whole = wantedDefinition({ ...INPUT, command: "", definition }, AROUND);

    it("has all of it, and writes to the service's log", () => {
      const [web, side] = whole.containerDefinitions;
      const own = { "awslogs-group": "/ecs/helloworld-dev", "awslogs-stream-prefix": "helloworld-dev" };
      expect(whole).toMatchObject({ family: "helloworld-dev", taskRoleArn: definition.taskRoleArn });
      expect(web).toMatchObject({ name: "web", image: "httpd:2.4", entryPoint: ["/app"], command: ["--say"] });
      expect(web).toMatchObject({ logConfiguration: { options: { ...own, mode: "non-blocking" } } });
      expect(side).toMatchObject({ name: "side", logConfiguration: { options: own } });
    });

    it("runs the form's command where there is one", () => {
      const [web] = wantedDefinition({ ...INPUT, command: "run", definition }, AROUND).containerDefinitions;
      expect(web).toMatchObject({ entryPoint: ["/bin/sh", "-c"], command: ["run"] });
    });

    const [first, ...others] = whole.containerDefinitions;
    const answered = (changes: object) => ({
      ...whole,
      containerDefinitions: [{ ...first, mountPoints: [], systemControls: [], ...changes }, ...others],
    });

    it("is the same however ECS orders it and fills it in", () => {
      const environment = [...definition.container.environment].reverse();
      const healthCheck = { command: ["CMD", "true"], interval: 30, timeout: 5, retries: 3 };
      expect(isSameDefinition(answered({ environment, healthCheck }), whole)).toBe(true);
    });

    it.each([
      ["a variable's value", { environment: [{ name: "A", value: "9" }] }],
      ["a secret", { secrets: [{ name: "A", valueFrom: "arn:a" }] }],
      ["a health check", { healthCheck: { command: ["CMD", "false"] } }],
      ["a user", { user: "root" }],
    ])("is another with %s", (_what, changes) => expect(isSameDefinition(answered(changes), whole)).toBe(false));
  });
});
