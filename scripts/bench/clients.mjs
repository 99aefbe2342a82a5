import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";

/** SDK clients at a local AWS endpoint. */
export function clientsAt(endpoint) {
  const config = { endpoint, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  return {
    apiGateway: new APIGatewayClient(config),
    ec2: new EC2Client(config),
    ecs: new ECSClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
  };
}

/**
 * The signed HTTP request of a command, without sending it. A load generator repeats it as it is: building and signing
 * each request anew would measure the client.
 */
export async function signedRequest(client, command) {
  let captured;
  command.middlewareStack.add(
    () => async (args) => {
      captured = args.request;
      return { response: {}, output: { $metadata: {} } };
    },
    { step: "finalizeRequest", priority: "low", name: "capture" },
  );
  await client.send(command);
  const { method, path, query = {}, body } = captured;
  const search = new URLSearchParams(query).toString();
  // Whoever sends it adds the length again; sent twice, the request would be refused.
  const { "content-length": _, ...headers } = captured.headers;
  return { method, path: search ? `${path}?${search}` : path, headers, body: bytesOf(body) };
}

const bytesOf = (body) => (body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.length) : body);
