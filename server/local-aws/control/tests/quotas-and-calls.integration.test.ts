import { CreateDeploymentCommand, GetRestApisCommand, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { ListClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint, testClients } from "../../testing";
import { control, errorOf } from "./support";

let aws: TestEndpoint;
/** Stands still unless a test moves it, so that buckets fill when told. */
let now = Date.now();
beforeAll(async () => {
  aws = await startTestEndpoint({ now: () => now });
});
afterAll(() => aws.close());

const getApis = () => aws.apigateway.send(new GetRestApisCommand({}));
const succeeded = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).filter(({ status }) => status === "fulfilled").length;

describe("quotas", () => {
  const quotas = (enabled: unknown) => control(aws.url, "PUT", "quotas", { enabled });
  beforeEach(() => quotas(true));

  it("are off until they are switched on", async () => {
    const fresh = await startTestEndpoint({ now: () => now });
    expect((await control(fresh.url, "GET", "quotas")).body).toMatchObject({
      enabled: false,
      quotas: expect.arrayContaining([{ id: "apigateway all operations", perSecond: 10, burst: 40 }]),
    });
    const calls = Array.from({ length: 60 }, () => fresh.apigateway.send(new GetRestApisCommand({})));
    expect(await succeeded(calls)).toBe(60);
    await fresh.close();
  });

  it("throttle API Gateway at 40 at once and 10 a second, in its own form", async () => {
    expect(await succeeded(Array.from({ length: 60 }, getApis))).toBe(40);
    const error = await errorOf(getApis());
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual(["TooManyRequestsException", 429]);
    now += 1_000;
    expect(await succeeded(Array.from({ length: 20 }, getApis))).toBe(10);
    await quotas(false);
    expect(await succeeded(Array.from({ length: 20 }, getApis))).toBe(20);
  });

  it("throttle the others in theirs", async () => {
    const describeAll = () => aws.elbv2.send(new DescribeLoadBalancersCommand({}));
    await succeeded(Array.from({ length: 40 }, describeAll));
    expect((await errorOf(describeAll())).name).toBe("Throttling");
    const list = () => aws.ecs.send(new ListClustersCommand({}));
    await succeeded(Array.from({ length: 50 }, list));
    expect((await errorOf(list())).name).toBe("ThrottlingException");
  });

  it("count a call that fails, and each region for itself", async () => {
    const deploy = () => aws.apigateway.send(new CreateDeploymentCommand({ restApiId: "none" }));
    expect((await errorOf(deploy())).name).toBe("NotFoundException");
    expect((await errorOf(deploy())).name).toBe("TooManyRequestsException");
    const { apigateway } = testClients(aws.url, "eu-west-1");
    const elsewhere = apigateway.send(new CreateDeploymentCommand({ restApiId: "none" }));
    expect((await errorOf(elsewhere)).name).toBe("NotFoundException");
  });

  it.each([["yes"], [undefined]])("enabled is a boolean, not %s", async (enabled) => {
    const answer = await quotas(enabled);
    expect([answer.status, answer.error]).toEqual([400, expect.stringContaining("enabled: ")]);
  });
});

describe("calls", () => {
  beforeEach(() => control(aws.url, "PUT", "quotas", { enabled: false }));
  const mark = async () => (await control(aws.url, "POST", "calls")).body.mark;

  it("are counted by operation since a mark, whatever came of them", async () => {
    const from = await mark();
    await Promise.all([getApis(), getApis(), aws.sts.send(new GetCallerIdentityCommand({}))]);
    await errorOf(aws.apigateway.send(new GetStagesCommand({ restApiId: "none" })));
    await control(aws.url, "PUT", "faults", { faults: [{ service: "ecs", throttle: true, calls: 1 }] });
    await errorOf(aws.ecs.send(new ListClustersCommand({})));
    // Neither of these is a call of the control plane.
    await fetch(`${aws.url}/restapis/none/dev/_user_request_/`);
    await fetch(`${aws.url}/_local/health`);
    expect((await control(aws.url, "GET", `calls?since=${from}`)).body).toEqual({
      total: 5,
      calls: { apigateway: { GetRestApis: 2, GetStages: 1 }, ecs: { ListClusters: 1 }, sts: { GetCallerIdentity: 1 } },
    });
    expect((await control(aws.url, "GET", `calls?since=${await mark()}`)).body).toEqual({ total: 0, calls: {} });
    const { body } = await control(aws.url, "GET", "calls");
    expect(body.total).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ["since=soon", 400, "since=soon is not a mark"],
    ["since=", 400, "is not a mark"],
    ["since=99999", 404, "There is no mark 99999"],
  ])("%s is refused in words", async (query, status, words) => {
    const answer = await control(aws.url, "GET", `calls?${query}`);
    expect([answer.status, answer.error]).toEqual([status, expect.stringContaining(words)]);
  });
});
