import { connect } from "node:net";
import { expect, test } from "vitest";
import { openBlackHole } from "./black-hole";

const endOf = (port: number): Promise<string> =>
  new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });

test("takes a request, never answers, and gives up in the end", async () => {
  const hole = await openBlackHole(150);
  const start = performance.now();
  expect(await endOf(hole.loopbackPort)).toBe("");
  expect(performance.now() - start).toBeGreaterThanOrEqual(140);
  await hole.close();
});

test("lets go of everybody when it closes", async () => {
  const hole = await openBlackHole();
  const waiting = [endOf(hole.loopbackPort), endOf(hole.loopbackPort)];
  // Both are in before it closes: a third connection is answered after them.
  await new Promise<void>((resolve) => {
    const socket = connect(hole.loopbackPort, "127.0.0.1", () => {
      socket.destroy();
      resolve();
    });
  });
  await hole.close();
  expect(await Promise.all(waiting)).toEqual(["", ""]);
});
