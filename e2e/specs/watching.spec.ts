import { expect, test } from "../fixtures";
import { Home } from "../pages/home";

test.use({ stackName: "watching" });

test("metrics, health and log tell what the dashboard does, and nothing that is nobody's business", async ({
  page,
  request,
  stack,
}) => {
  const home = new Home(page);
  await home.open();
  await home.createExample.click();
  await expect(home.operations).toBeVisible();
  const list = await request.get("/api/environments?secret=hunter2");
  await request.get("/hunter2");
  const answer = await request.get("/api/metrics");
  expect(answer.headers()["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  const metrics = await answer.text();
  for (const line of [
    'stageway_http_request_duration_seconds_count{method="GET",route="/",status="200"}',
    'stageway_http_request_duration_seconds_count{method="GET",route="/api/environments",status="200"}',
    'stageway_http_request_duration_seconds_count{method="GET",route="other",status="404"}',
    'stageway_aws_calls_total{service="apigateway",operation="GetRestApis",result="ok"}',
    'stageway_facts_age_seconds{family="apis"}',
    'stageway_aws_budget_calls{quota="apiGateway"}',
    'stageway_operations{status="failed"} 0',
  ]) {
    expect(metrics).toContain(line);
  }
  expect(metrics).not.toMatch(/hunter2|EcsDemoAPI/);
  expect(await (await request.get("/api/health")).json()).toMatchObject({ ready: true, database: "ready" });

  expect(list.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(list.headers()["content-type"]).toBe("application/json; charset=utf-8");
  const written = () => stack.log.filter((line) => line.startsWith("dashboard | {"));
  const lines = () => written().map((line) => JSON.parse(line.slice("dashboard | ".length)));
  await expect.poll(lines).toContainEqual(expect.objectContaining({ msg: "action", result: "ok" }));
  // The command and the request that brought it are one story.
  const { requestId } = lines().find(({ msg }) => msg === "action");
  await expect
    .poll(lines)
    .toContainEqual(expect.objectContaining({ msg: "request", requestId, method: "POST", route: "/", status: "200" }));
  expect(written().join("\n")).not.toMatch(/hunter2|httpd-foreground/);
});
