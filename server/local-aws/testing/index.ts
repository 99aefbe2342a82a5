/** A whole endpoint for one test file: a free port, a data directory of its own, and SDK clients that point at it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { STSClient } from "@aws-sdk/client-sts";
import { type Endpoint, type EndpointOptions, startEndpoint } from "../endpoint";

export interface TestEndpoint extends Endpoint {
  dataDir: string;
  ecs: ECSClient;
  elbv2: ElasticLoadBalancingV2Client;
  apigateway: APIGatewayClient;
  ec2: EC2Client;
  sts: STSClient;
  cloudwatchLogs: CloudWatchLogsClient;
  /** What went to the operator's log, newest last. */
  logs: { event: string; fields: Record<string, unknown> }[];
  /** Stops this endpoint and starts another on the same data directory, with a new port and new clients. */
  restart(options?: Partial<EndpointOptions>): Promise<TestEndpoint>;
  /** Stops it and removes the data directory. */
  close(): Promise<void>;
}

export async function startTestEndpoint(options: Partial<EndpointOptions> = {}): Promise<TestEndpoint> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "stageway-test-")));
  const logs: TestEndpoint["logs"] = [];
  const log = (event: string, fields: Record<string, unknown> = {}) => void logs.push({ event, fields });
  const endpoint = await startEndpoint({ port: 0, log, ...options, dataDir });
  const clients = testClients(endpoint.url);
  const stop = async () => {
    for (const client of Object.values(clients)) client.destroy();
    await endpoint.close();
  };
  return {
    ...endpoint,
    ...clients,
    dataDir,
    logs,
    async restart(changes = {}) {
      await stop();
      return startTestEndpoint({ ...options, ...changes, dataDir });
    },
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** For any client. `maxAttempts: 1`, so that a test sees each answer and not the last of three. */
export function clientConfig(endpoint: string, region = "us-east-1") {
  return { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" }, maxAttempts: 1 };
}

/** One client a service that most tests use; the others are made where they are needed, since each costs 0.2 s to load. */
export function testClients(endpoint: string, region = "us-east-1") {
  const config = clientConfig(endpoint, region);
  return {
    ecs: new ECSClient(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    apigateway: new APIGatewayClient(config),
    ec2: new EC2Client(config),
    sts: new STSClient(config),
    cloudwatchLogs: new CloudWatchLogsClient(config),
  };
}
