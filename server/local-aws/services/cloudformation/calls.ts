/** How CloudFormation uses the other services: by the same handlers that the API has. */
import { AwsError } from "../../protocol/aws-error";
import { requestId } from "../../protocol/ids";
import { onBehalf } from "../../protocol/on-behalf";
import type { Handler, Operations, RequestContext } from "../../protocol/operations";
import { ACCOUNT, type World } from "../../world";
import { notOffered } from "./errors";

/** The SDK's modules by signing name. */
interface Modules {
  apigateway: typeof import("@aws-sdk/client-api-gateway");
  autoscaling: typeof import("@aws-sdk/client-auto-scaling");
  ec2: typeof import("@aws-sdk/client-ec2");
  ecs: typeof import("@aws-sdk/client-ecs");
  elasticloadbalancing: typeof import("@aws-sdk/client-elastic-load-balancing-v2");
  iam: typeof import("@aws-sdk/client-iam");
  logs: typeof import("@aws-sdk/client-cloudwatch-logs");
  ssm: typeof import("@aws-sdk/client-ssm");
}

type Input<Service extends keyof Modules, Name extends keyof Operations<Modules[Service]>> =
  Operations<Modules[Service]>[Name] extends Handler<infer In, unknown> ? In : never;
type Output<Service extends keyof Modules, Name extends keyof Operations<Modules[Service]>> =
  Operations<Modules[Service]>[Name] extends Handler<never, infer Out> ? Out : never;

/** `call("ecs", "CreateCluster", { … })`. @throws AwsError as the service answers it */
export type Call = <Service extends keyof Modules, Name extends keyof Operations<Modules[Service]> & string>(
  service: Service,
  operation: Name,
  input: Input<Service, Name>,
) => Promise<Output<Service, Name>>;

/** Calls in one region, on behalf of whoever owns the stack. */
export function callsIn(world: World, region: string): Call {
  const call = async (service: string, operation: string, input: unknown): Promise<unknown> => {
    const handler = (await handlersOf(service))[operation];
    if (!handler) throw notOffered(`${service}:${operation}`);
    const context: RequestContext = { region, account: ACCOUNT, requestId: requestId(), world };
    return onBehalf(() => handler(input, context));
  };
  return call as Call;
}

const loaded = new Map<string, Promise<Record<string, Handler<unknown, unknown> | undefined>>>();

function handlersOf(service: string) {
  let handlers = loaded.get(service);
  if (!handlers) {
    handlers = load(service);
    loaded.set(service, handlers);
    handlers.catch(() => loaded.delete(service));
  }
  return handlers;
}

async function load(signingName: string): Promise<Record<string, Handler<unknown, unknown> | undefined>> {
  // Only now: the list of services names this one too.
  const { services } = await import("../index");
  const service = services.find((one) => one.signingName === signingName);
  if (!service) throw notOffered(`the service ${signingName}`);
  return (await service.loadHandlers()) as Record<string, Handler<unknown, unknown> | undefined>;
}

/** Whether a service says that what was asked for is not there. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  if (/NotFound|NotAttached|NoSuchEntity|NotActive|DoesNotExist|^MissingEntity/.test(error.code)) return true;
  return /not found|does not exist|cannot be found/i.test(error.message) && error.code !== "NotImplemented";
}

/** Whether a service says that something else still uses it. */
export function isInUse(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  return (
    /DependencyViolation|ResourceInUse|DeleteConflict|ClusterContains|UpdateInProgress|ResourceContention/.test(
      error.code,
    ) || /still Draining/i.test(error.message)
  );
}
