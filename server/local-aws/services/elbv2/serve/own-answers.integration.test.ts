import { connect, createServer as createTcpServer } from "node:net";
import { ModifyLoadBalancerAttributesCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, test } from "vitest";
import { call, loopbackPort } from "../testing/call";
import { createChain, registerTargets } from "../testing/chain";
import { backend, endpoint, shareEndpoint, untilHealthy } from "../testing/shared-endpoint";

shareEndpoint();

describe("what a load balancer answers by itself", () => {
  test("503 without targets, in ALB's words", async () => {
    const { dns } = await createChain(endpoint, "empty");
    const answer = await call(endpoint.world, dns, { method: "POST", body: "x" });
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ server: "awselb/2.0", "content-type": "text/html" });
    expect(answer.body).toBe(
      "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n" +
        "<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
    );
  });

  test("502 when the target refuses, resets, or answers garbage", async () => {
    const { dns, groupArn } = await createChain(endpoint, "broken");
    const target = await backend("172.31.1.1");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request) => request.socket.destroy());
    expect((await call(endpoint.world, dns)).status).toBe(502);
    target.answer((request) => request.socket.end("this is not HTTP\r\n\r\n"));
    expect((await call(endpoint.world, dns, { method: "POST", body: "x" })).status).toBe(502);
    target.answer((request) => request.socket.end("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n"));
    expect((await call(endpoint.world, dns)).status).toBe(502);
    await target.close();
    const release = endpoint.world.network.attach(target.id);
    const refused = await call(endpoint.world, dns);
    expect([refused.status, refused.body.includes("<h1>502 Bad Gateway</h1>")]).toEqual([502, true]);
    release();
  });

  test("breaks the client's connection off when the answer breaks in the middle", async () => {
    const { dns, groupArn } = await createChain(endpoint, "cut");
    const target = await backend("172.31.1.2");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request, response) => {
      response.writeHead(200, { "Content-Length": 1000 });
      response.write("half", () => request.socket.destroy());
    });
    await expect(call(endpoint.world, dns)).rejects.toThrow();
  });

  test("504 when the target is silent for the idle timeout", async () => {
    const { dns, groupArn, balancerArn } = await createChain(endpoint, "idle");
    const target = await backend("172.31.1.3");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    const Attributes = [{ Key: "idle_timeout.timeout_seconds", Value: "1" }];
    await endpoint.elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: balancerArn, Attributes }));
    target.answer(() => {});
    const answer = await call(endpoint.world, dns);
    expect([answer.status, answer.body.includes("504 Gateway Time-out")]).toEqual([504, true]);
  });

  test("400 for what is not HTTP, and goes on serving", async () => {
    const { dns } = await createChain(endpoint, "hostile");
    const port = loopbackPort(endpoint.world, dns);
    const speak = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, "127.0.0.1");
        let answer = "";
        socket.on("data", (data) => {
          answer += data.toString();
        });
        socket.on("error", () => resolve(answer));
        socket.on("close", () => resolve(answer));
        socket.write(text);
      });
    expect(await speak("\u0000\u0001garbage\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(await speak(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(200_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400/);
    expect((await call(endpoint.world, dns)).status).toBe(503);
  });

  test("takes a closed kept-alive connection for what it is and asks again", async () => {
    const { dns, groupArn } = await createChain(endpoint, "stale");
    const id = "172.31.1.4";
    // Answers one request a connection, says it stays open, and closes it at the next request without a word.
    const server = createTcpServer((socket) => {
      let served = false;
      socket.on("error", () => {});
      socket.on("data", () => {
        if (served) return void socket.destroy();
        served = true;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const unexpose = endpoint.world.network.expose(id, 80, typeof address === "object" && address ? address.port : 0);
    await registerTargets(endpoint, groupArn, { id, port: 80 });
    await untilHealthy(groupArn, id);
    for (let turn = 0; turn < 4; turn++) expect((await call(endpoint.world, dns)).status).toBe(200);
    unexpose();
    server.close();
  });
});
