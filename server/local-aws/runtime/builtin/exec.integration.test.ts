import { describe, expect, it } from "vitest";
import { killAfterEach, startOne } from "./testing";

killAfterEach();

const sh = (script: string) => ["/bin/sh", "-c", script];

describe("a command in a running container", () => {
  it.each([
    ["curl -f http://localhost/ || exit 1", 0],
    ["curl -fsS -o /dev/null http://127.0.0.1:80/?x=1", 0],
    ["curl --fail http://localhost/missing", 22],
    ["curl http://localhost/missing > /dev/null 2>&1", 0],
    ["curl -f http://localhost/missing >/dev/null 2>&1 || exit 1", 1],
    ["curl -s -f localhost:8080/", 7],
    ["curl -f http://example.com/", 6],
    ["curl -f https://localhost/", 3],
    ["curl", 2],
    ["curl --no-such http://localhost/", 2],
    ["curl -o page http://localhost/ && cat page", 0],
    ["wget -q --spider http://localhost/", 0],
    ["wget -qO- http://localhost/missing", 8],
    ["wget -q localhost:81", 4],
    ["true && exit 3", 3],
    ["no-such-command", 127],
  ])("%s ends with %i", async (script, code) => {
    const { container, url } = await startOne({});
    await url();
    expect(await container.exec(sh(script), 5_000)).toBe(code);
  });

  it("is cut off by its timeout, and leaves the container alone", async () => {
    const { container, url } = await startOne({ image: "stageway/misbehave", environment: { HANG: "/slow" } });
    await url();
    expect(await container.exec(["curl", "http://localhost/slow"], 100)).toBe("timeout");
    expect(await container.exec(["curl", "-m", "0.1", "http://localhost/slow"], 5_000)).toBe(28);
    expect((await fetch(await url())).status).toBe(200);
  });

  it("ends with its container", async () => {
    const { container, pod, url } = await startOne({ image: "stageway/misbehave", environment: { HANG: "true" } });
    await url();
    const hanging = container.exec(["curl", "http://localhost/"], 60_000);
    await pod.kill();
    expect(await hanging).toBe(137);
    expect(await container.exec(["true"], 1_000)).toBe(137);
  });
});
