import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import type { FurtherService } from "@/lib/contracts/provision/input";
import { planEnvironment, scriptOf } from "../plan";
import type { TemplateBrief } from "./parts";
import { templateOf } from "./template";
import { yamlOf } from "./yaml";

const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/a/0123456789abcdef/0123456789abcdef";
const briefWith = (more: Partial<ProvisionRequest>, rest: Partial<TemplateBrief> = {}): TemplateBrief => ({
  input: provisionInput.parse({
    clusterName: "ecs-dev",
    serviceName: "hello",
    image: "httpd:2.4",
    containerPort: 80,
    desiredCount: 2,
    api: { name: "Shop" },
    path: "/shop/{proxy+}",
    upstreamPath: "/{proxy}",
    stage: "dev",
    variableName: "shopElb",
    ...more,
  }),
  known: { apiName: "Shop" },
  region: "us-east-1",
  ...rest,
});
const further = (more: Partial<FurtherService>): FurtherService => ({
  ...{ clusterName: "ecs-dev", serviceName: "other", image: "httpd:2.4", containerPort: 8080, desiredCount: 1 },
  ...{ path: "/other", variableName: "otherElb" },
  ...more,
});
const typesOf = (brief: TemplateBrief) => Object.values(templateOf(brief).Resources).map(({ Type }) => Type);

/** What the script's commands take, by operation. */
const inputsOf = (brief: TemplateBrief): Record<string, unknown> =>
  Object.assign(
    {},
    ...planEnvironment(brief).flatMap(({ commands }) =>
      commands.flatMap((each) => ("input" in each ? { [each.operation]: each.input } : [])),
    ),
  );

describe("a template", () => {
  it("names nothing that it does not have", () => {
    for (const more of [
      {},
      { network: { kind: "new" as const, cidr: "10.0.0.0/16" } },
      { launch: { type: "EC2" as const } },
      {
        entry: { kind: "rule" as const, listenerArn: LISTENER, pathPrefix: "/a", priority: 1 },
        logs: { enabled: false },
      },
      { more: [further({ entry: { kind: "beside" as const, of: 0, paths: ["/b"], priority: 2 } })] },
      { launch: { type: "EC2" as const }, more: [further({ launch: { type: "EC2" as const } })] },
    ]) {
      const template = templateOf(briefWith(more));
      const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters)]);
      const named = [...JSON.stringify(template).matchAll(/"Ref":"([^"]+)"|"Fn::GetAtt":\["([^"]+)"/g)];
      const depended = Object.values(template.Resources).flatMap(({ DependsOn = [] }) => DependsOn);
      const all = [...named.map(([, a, b]) => a ?? b ?? ""), ...depended];
      expect(all.filter((name) => !known.has(name) && !name.startsWith("AWS::"))).toEqual([]);
      expect(all.length).toBeGreaterThan(20);
    }
  });

  it("asks for the network that it cannot look up, and proposes the one that was chosen", () => {
    expect(templateOf(briefWith({})).Parameters.VpcId).not.toHaveProperty("Default");
    const subnetIds = ["subnet-0a1b2c3d", "subnet-0a1b2c3e"];
    const { Parameters } = templateOf(briefWith({ network: { kind: "existing", vpcId: "vpc-0a1b2c3d", subnetIds } }));
    expect(Parameters).toMatchObject({ VpcId: { Default: "vpc-0a1b2c3d" }, SubnetIds: { Default: subnetIds.join() } });
    expect(templateOf(briefWith({ network: { kind: "new" } })).Parameters).not.toHaveProperty("VpcId");
  });

  it("makes what is used, and no more", () => {
    const role = { kind: "existing" as const, arn: "arn:aws:iam::000000000000:role/pull" };
    expect(typesOf(briefWith({ executionRole: role }))).not.toContain("AWS::IAM::Role");
    const without = briefWith({ executionRole: { kind: "none" }, logs: { enabled: false } });
    expect(typesOf(without)).not.toContain("AWS::IAM::Role");
    expect(templateOf(without).Resources.TaskDefinition?.Properties).not.toHaveProperty("ExecutionRoleArn");
    expect(inputsOf(without).RegisterTaskDefinition).not.toHaveProperty("executionRoleArn");
    expect(planEnvironment(without).map(({ kind }) => kind)).not.toContain("Task execution role");
    expect(typesOf(briefWith({ logs: { enabled: false } }))).not.toContain("AWS::Logs::LogGroup");
    expect(typesOf(briefWith({}))).not.toContain("AWS::AutoScaling::AutoScalingGroup");
    expect(typesOf(briefWith({ launch: { type: "EC2" } }))).toContain("AWS::ECS::CapacityProvider");
  });

  it("stands in YAML with CloudFormation's short forms", () => {
    const text = yamlOf(templateOf(briefWith({ network: { kind: "new" } })));
    expect(text).toContain("VpcId: !Ref Vpc");
    expect(text).toContain("!GetAtt Api.RootResourceId");
    expect(text).toContain('AvailabilityZone: !Select [ 0, !GetAZs "" ]');
    expect(text).not.toMatch(/Fn::|[&*]a\d/);
    // A `${stageVariables…}` is API Gateway's, not CloudFormation's.
    expect(text).toContain("Uri: http://${stageVariables.shopElb}/{proxy}");
    const { Resources } = parse(text, { logLevel: "silent" });
    expect(Resources.Service.Properties).toMatchObject({ ServiceName: "hello", HealthCheckGracePeriodSeconds: 60 });
  });
});

it("takes HTTPS with a certificate, from the API too", () => {
  const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b";
  const brief = briefWith({ entry: { kind: "own", certificateArn, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" } });
  const { Resources } = templateOf(brief);
  expect(Resources.Listener?.Properties).toMatchObject({
    Protocol: "HTTPS",
    Port: 443,
    Certificates: [{ CertificateArn: certificateArn }],
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  });
  expect(Resources.LoadBalancerGroup?.Properties.SecurityGroupIngress).toMatchObject([{ FromPort: 443, ToPort: 443 }]);
  const script = scriptOf(planEnvironment(brief), "a test", { connection: "aws", region: "us-east-1", endpoint: null });
  expect(script).toContain(`"CertificateArn": "${certificateArn}"`);
  for (const text of [yamlOf(templateOf(brief)), script]) {
    expect(text).toMatch(/https:\/\/\\?\$\{stageVariables\.shopElb\}/);
    expect(text).not.toContain("http://${");
  }
});

it("says in both what a rollout, a target that leaves and a task's place are set to", () => {
  const placementStrategy = [{ type: "spread" as const, field: "attribute:ecs.availability-zone" }];
  const settings = { deregistrationDelaySeconds: 5, rollout: { minimumHealthyPercent: 50, maximumPercent: 150 } };
  for (const instances of [{ kind: "new" as const }, { kind: "existing" as const }]) {
    const brief = briefWith({ ...settings, launch: { type: "EC2", instances, placementStrategy } });
    const { Service, TargetGroup } = templateOf(brief).Resources;
    expect(Service?.Properties).toMatchObject({
      DeploymentConfiguration: { MinimumHealthyPercent: 50, MaximumPercent: 150 },
      PlacementStrategies: [{ Type: "spread", Field: "attribute:ecs.availability-zone" }],
    });
    const delay = [{ Key: "deregistration_delay.timeout_seconds", Value: "5" }];
    expect(TargetGroup?.Properties.TargetGroupAttributes).toEqual(delay);
    expect(inputsOf(brief)).toMatchObject({
      CreateService: { deploymentConfiguration: settings.rollout, placementStrategy },
      ModifyTargetGroupAttributes: { Attributes: delay },
    });
  }
});

it("gives the names that are said", () => {
  const names = { loadBalancer: "web-lb", targetGroup: "web-tg", logGroup: "/shop/web" };
  const more = [further({ names: { logGroup: "/shop/web" } }), further({ serviceName: "third", path: "/third" })];
  const brief = briefWith({ names, more });
  const { Resources } = templateOf(brief);
  expect(Resources.LoadBalancer?.Properties.Name).toBe("web-lb");
  expect(Resources.TargetGroup?.Properties.Name).toBe("web-tg");
  expect(Resources.TargetGroup2?.Properties.Name).toBe("other");
  expect(Resources.LogGroup?.Properties.LogGroupName).toBe("/shop/web");
  // One log group of two services is made once; the third's is its own.
  const groups = typesOf(brief).filter((type) => type === "AWS::Logs::LogGroup");
  expect(groups).toHaveLength(2);
  expect(JSON.stringify(Resources.TaskDefinition2)).toContain('"awslogs-group":{"Ref":"LogGroup"}');
  const script = scriptOf(planEnvironment(brief), "a test", { connection: "aws", region: "us-east-1", endpoint: null });
  expect(script.match(/create-log-group/g)).toHaveLength(2);
  for (const name of ['"Name": "web-lb"', '"Name": "web-tg"', '"awslogs-group": "/shop/web"'])
    expect(script).toContain(name);
});

it("says in both a target group's own port and what ECS watches of a cluster", () => {
  const brief = briefWith({ targetGroupPort: 8080, containerInsights: "enabled" });
  const { TargetGroup, Cluster } = templateOf(brief).Resources;
  expect(TargetGroup?.Properties.Port).toBe(8080);
  expect(Cluster?.Properties.ClusterSettings).toEqual([{ Name: "containerInsights", Value: "enabled" }]);
  expect(inputsOf(brief)).toMatchObject({
    CreateTargetGroup: { Port: 8080 },
    CreateCluster: { settings: [{ name: "containerInsights", value: "enabled" }] },
  });
  expect(templateOf(briefWith({})).Resources.Cluster?.Properties).not.toHaveProperty("ClusterSettings");
});

describe("machines of its own", () => {
  const launchWith = (more: object) => ({
    type: "EC2" as const,
    instances: { kind: "new" as const, count: 2, ...more },
  });

  it("are as few and as many as is said, and asked for by the launch type without a capacity provider", () => {
    const brief = briefWith({ launch: launchWith({ minSize: 1, maxSize: 4, askedBy: "launchType" }) });
    const { Service, AutoScalingGroup } = templateOf(brief).Resources;
    expect(AutoScalingGroup?.Properties).toMatchObject({ MinSize: "1", DesiredCapacity: "2", MaxSize: "4" });
    expect(Service?.Properties).toMatchObject({ LaunchType: "EC2" });
    expect(Service?.DependsOn).toContain("AutoScalingGroup");
    expect(typesOf(brief)).not.toContain("AWS::ECS::CapacityProvider");
    const inputs = inputsOf(brief);
    expect(inputs).toMatchObject({
      CreateAutoScalingGroup: { MinSize: 1, DesiredCapacity: 2, MaxSize: 4 },
      CreateService: { launchType: "EC2" },
    });
    expect(inputs).not.toHaveProperty("CreateCapacityProvider");
  });

  it("have the names that are said", () => {
    const names = { autoScalingGroup: "web-machines", capacityProvider: "web-capacity" };
    const brief = briefWith({ launch: launchWith({}), names });
    const { AutoScalingGroup, CapacityProvider, Service } = templateOf(brief).Resources;
    expect(AutoScalingGroup?.Properties.AutoScalingGroupName).toBe("web-machines");
    expect(CapacityProvider?.Properties.Name).toBe("web-capacity");
    expect(Service?.Properties.CapacityProviderStrategy).toEqual([{ CapacityProvider: "web-capacity", Weight: 1 }]);
    expect(inputsOf(brief)).toMatchObject({
      CreateAutoScalingGroup: { AutoScalingGroupName: "web-machines" },
      DescribeAutoScalingGroups: { AutoScalingGroupNames: ["web-machines"] },
      CreateCapacityProvider: { name: "web-capacity" },
      PutClusterCapacityProviders: { capacityProviders: ["web-capacity"] },
      CreateService: { capacityProviderStrategy: [{ capacityProvider: "web-capacity", weight: 1 }] },
    });
  });

  it("have a capacity provider as soon as one of the services asks for it", () => {
    const asks = (askedBy: string) =>
      further({ serviceName: askedBy, path: `/${askedBy}`, launch: launchWith({ askedBy }) });
    const more = [asks("capacityProvider"), { ...asks("capacityProvider"), serviceName: "last", path: "/last" }];
    const brief = briefWith({ launch: launchWith({ askedBy: "launchType" }), more });
    const { Resources } = templateOf(brief);
    expect(typesOf(brief).filter((type) => type === "AWS::ECS::CapacityProvider")).toHaveLength(1);
    expect(Resources.CapacityProvider2?.Properties).toMatchObject({
      AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: "AutoScalingGroup" } },
    });
    expect(Resources.Service3?.DependsOn).toContain("CapacityOfCluster2");
    const script = scriptOf(planEnvironment(brief), "a test", {
      connection: "aws",
      region: "us-east-1",
      endpoint: null,
    });
    expect(script.match(/create-capacity-provider/g)).toHaveLength(1);
    expect(script).toContain('"autoScalingGroupArn": "${AUTO_SCALING_GROUP_ARN}"');
  });
});

describe("further services", () => {
  it("have ids of their own, and share what the first has", () => {
    const machines = { launch: { type: "EC2" as const } };
    const { Resources, Parameters } = templateOf(briefWith({ ...machines, more: [further(machines)] }));
    expect(Resources.Service2?.Properties).toMatchObject({
      Cluster: { Ref: "Cluster" },
      TaskDefinition: { Ref: "TaskDefinition2" },
      DesiredCount: { Ref: "DesiredCount2" },
    });
    expect(Parameters.Image2).toMatchObject({ Default: "httpd:2.4" });
    expect(Object.keys(Resources)).not.toContain("Cluster2");
    expect(Resources.InstanceEntrance2?.Properties).toMatchObject({
      GroupId: { "Fn::GetAtt": ["InstanceGroup", "GroupId"] },
      SourceSecurityGroupId: { "Fn::GetAtt": ["LoadBalancerGroup2", "GroupId"] },
    });
    expect(Resources.Stage?.Properties.Variables).toEqual({
      shopElb: { "Fn::GetAtt": ["LoadBalancer", "DNSName"] },
      otherElb: { "Fn::GetAtt": ["LoadBalancer2", "DNSName"] },
    });
  });
});

describe("further routes", () => {
  const routes = [
    { path: "/shop/open", methods: ["GET", "POST"], upstreamPath: "/open" },
    { path: "/health", methods: ["GET"], upstreamPath: "" },
  ];

  it("are in the template, each resource once", () => {
    const { Resources } = templateOf(briefWith({}, { routes }));
    const parts = Object.values(Resources).filter(({ Type }) => Type === "AWS::ApiGateway::Resource");
    expect(parts.map(({ Properties }) => Properties.PathPart)).toEqual(["shop", "{proxy+}", "open", "health"]);
    expect(Resources.Deployment?.DependsOn).toHaveLength(4);
  });

  it("are in the script, below the resources that they share", () => {
    const script = scriptOf(planEnvironment(briefWith({}, { routes })), "a test", {
      connection: "aws",
      region: "us-east-1",
      endpoint: null,
    });
    expect(script.match(/create-resource/g)).toHaveLength(4);
    expect(script.match(/put-integration/g)).toHaveLength(4);
    expect(script).toMatch(/RESOURCE_3=[^#]*RESOURCE_1[^#]*"pathPart": "open"/);
    expect(script).toMatch(/RESOURCE_4=[^#]*RESOURCE_0[^#]*"pathPart": "health"/);
  });
});
