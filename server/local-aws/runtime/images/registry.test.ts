import { describe, expect, it } from "vitest";
import { PullError } from "../runtime";
import { pullImage } from "./registry";

describe("pulling", () => {
  it("finds a version by its tag, and again by the digest it had", () => {
    const one = pullImage("stageway/hello:1");
    const two = pullImage("docker.io/stageway/hello:2");
    expect(one.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(two.digest).not.toBe(one.digest);
    expect(pullImage(`stageway/hello@${two.digest}`)).toMatchObject({ tag: "2", digest: two.digest });
    expect(pullImage(`public.ecr.aws/stageway/hello:2@${two.digest}`).tag).toBe("2");
  });

  it.each([
    "stageway/hello",
    "stageway/hello:latest",
    "stageway/hello:0",
    "stageway/hello:one",
    `stageway/hello@sha256:${"0".repeat(64)}`,
  ])("%s is not there", (image) => {
    expect(() => pullImage(image)).toThrow(PullError);
    expect(() => pullImage(image)).toThrow(/: not found$/);
  });

  it.each(["stageway/echo", "stageway/misbehave:any", "httpd:2.4"])("%s is there, whatever its tag", (image) => {
    expect(pullImage(image).digest).toMatch(/^sha256:/);
  });
});
