import { GetRestApisCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterEach, describe, expect, it } from "vitest";
import { forgetSettings } from "../settings";
import { type AwsCall, call, onCall } from "./call";
import { closeClients } from "./clients";
import { isAwsFailure } from "./errors";
import { always, type FakeAws, fakeAws, type Handler } from "./testing/fake-aws";

let fake: FakeAws | undefined;
afterEach(async () => {
  closeClients();
  await fake?.close();
  fake = undefined;
});

async function answering(handler: Handler): Promise<void> {
  fake = await fakeAws(handler);
  process.env.LOCAL_AWS_PORT = new URL(fake.url).port;
  forgetSettings();
  closeClients();
}

const json = (code: string, message = "because") => JSON.stringify({ __type: code, message });
const xml = (code: string, message = "because") =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
const ecs = () => call(new DescribeClustersCommand({ clusters: ["a"] }));
const elb = () => call(new DescribeLoadBalancersCommand({}));
const stacks = () => call(new DescribeStacksCommand({ StackName: "shop" }));
const gateway = () => call(new GetRestApisCommand({}));

describe("what AWS answers becomes one of our codes", () => {
  it.each([
    ["an unknown key", ecs, 400, json("UnrecognizedClientException"), "aws_credentials"],
    ["a wrong signature, query protocol", elb, 403, xml("SignatureDoesNotMatch"), "aws_credentials"],
    ["an expired token", elb, 403, xml("ExpiredToken"), "aws_credentials"],
    ["a denied call", ecs, 400, json("AccessDeniedException"), "aws_denied"],
    ["a denied call, query protocol", elb, 403, xml("AccessDenied"), "aws_denied"],
    ["a missing cluster", ecs, 400, json("ClusterNotFoundException"), "not_found"],
    ["a missing load balancer", elb, 400, xml("LoadBalancerNotFound"), "not_found"],
    ["a missing stack", stacks, 400, xml("ValidationError", "Stack with id shop does not exist"), "not_found"],
    ["a wrong template", stacks, 400, xml("ValidationError", "Template format error"), "aws_rejected"],
    ["a change set that was executed", stacks, 400, xml("InvalidChangeSetStatus"), "conflict"],
    ["a missing change set", stacks, 404, xml("ChangeSetNotFound"), "not_found"],
    ["a role that is not there", elb, 404, xml("NoSuchEntity"), "not_found"],
    ["a role that is", elb, 409, xml("EntityAlreadyExists"), "conflict"],
    ["a log group that is", ecs, 400, json("ResourceAlreadyExistsException"), "conflict"],
    ["a group of instances that is", elb, 400, xml("AlreadyExists"), "conflict"],
    ["a wrong parameter", ecs, 400, json("InvalidParameterException"), "aws_rejected"],
    ["a name that is taken", elb, 400, xml("DuplicateLoadBalancerName"), "conflict"],
    ["an operation that is not offered", ecs, 501, json("NotImplemented"), "aws_unsupported"],
    ["an operation that nobody knows", ecs, 400, json("UnknownOperationException"), "aws_unsupported"],
    ["an action that nobody knows", elb, 400, xml("InvalidAction"), "aws_unsupported"],
    ["501 in HTML", elb, 501, "<html><body>Not Implemented</body></html>", "aws_unsupported"],
    ["501 in text", gateway, 501, "nope", "aws_unsupported"],
    ["500", gateway, 500, JSON.stringify({ message: "oops" }), "aws_failed"],
    ["HTML where JSON was due", ecs, 200, "<html>hello</html>", "aws_failed"],
    ["HTML with an error status", gateway, 502, "<html>bad gateway</html>", "aws_failed"],
    ["JSON where XML was due", elb, 200, `{"hello":"world"}`, "aws_failed"],
    ["half an XML document", elb, 200, "<DescribeLoadBalancersResponse><Descri", "aws_failed"],
    ["half a JSON document", gateway, 200, `{"item":[{"id":`, "aws_failed"],
  ])("%s", async (_, send, status, body, code) => {
    await answering(always(status, body, { "content-type": body.startsWith("{") ? "application/json" : "text/xml" }));
    const failure = await send().then(
      (answer) => answer,
      (thrown: unknown) => thrown,
    );
    expect(failure).toMatchObject({ name: "AwsFailure", code });
    expect(isAwsFailure(failure) && failure.message).not.toMatch(/\bat \w+|Deserialization|\$response/);
  });

  it("nobody there", async () => {
    await answering(always(200, "{}"));
    await fake?.close();
    await expect(ecs()).rejects.toMatchObject({ code: "aws_unreachable", operation: "DescribeClusters" });
  });

  it("a connection that is cut", async () => {
    await answering((request) => request.socket.destroy());
    await expect(elb()).rejects.toMatchObject({ code: "aws_unreachable" });
  });
});

describe("repeating", () => {
  /** Fails `times`, then answers. */
  function failing(
    times: number,
    status: number,
    body: string,
    headers = {},
  ): { count: () => number; handler: Handler } {
    let count = 0;
    const handler: Handler = (request, response) => {
      count += 1;
      if (count <= times) always(status, body, headers)(request, response);
      else always(200, "{}", { "content-type": "application/json" })(request, response);
    };
    return { count: () => count, handler };
  }
  const write = (idempotent?: boolean) =>
    call(new UpdateStageCommand({ restApiId: "a", stageName: "dev", patchOperations: [] }), { idempotent });

  it("a read is sent again after a server fault", async () => {
    const { count, handler } = failing(2, 500, json("ServerException"));
    await answering(handler);
    await ecs();
    expect(count()).toBe(3);
  });

  it("a write is not, unless it says that it may", async () => {
    const first = failing(1, 500, `{"message":"oops"}`);
    await answering(first.handler);
    await expect(write()).rejects.toMatchObject({ code: "aws_failed" });
    expect(first.count()).toBe(1);
    await fake?.close();
    const second = failing(1, 500, `{"message":"oops"}`);
    await answering(second.handler);
    await write(true);
    expect(second.count()).toBe(2);
  });

  it("a throttled write is sent again, after as long as AWS asks", async () => {
    const { count, handler } = failing(1, 429, json("TooManyRequestsException"), { "retry-after": "1" });
    await answering(handler);
    const startedAt = performance.now();
    await write();
    expect(count()).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it("a read that is refused for now is sent again after as long as AWS asks", async () => {
    const refusal = JSON.stringify({ __type: "ServiceUnavailableException", message: "later" });
    const { count, handler } = failing(1, 503, refusal, { "retry-after": "1" });
    await answering(handler);
    const outcomes: AwsCall["outcome"][] = [];
    const startedAt = performance.now();
    await onCall(({ outcome }) => outcomes.push(outcome), gateway);
    expect(outcomes).toMatchObject([{ code: "aws_failed", retryAfterMs: 1_000 }, "ok"]);
    expect(count()).toBe(2);
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it("what is not worth another try asks for no wait", async () => {
    await answering(always(400, json("InvalidParameterException"), { "retry-after": "1" }));
    await expect(ecs()).rejects.toMatchObject({ code: "aws_rejected", retryAfterMs: undefined });
  });

  it("tells of every call that was made, and how it ended", async () => {
    const { handler } = failing(1, 500, json("ServerException"));
    await answering(handler);
    const calls: AwsCall[] = [];
    await onCall((made) => calls.push(made), ecs);
    expect(calls.map(({ service, operation, outcome }) => [service, operation, outcome === "ok"])).toEqual([
      ["ecs", "DescribeClusters", false],
      ["ecs", "DescribeClusters", true],
    ]);
    expect(calls[0]?.input).toEqual({ clusters: ["a"] });
  });
});
