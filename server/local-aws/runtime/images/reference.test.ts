import { describe, expect, it } from "vitest";
import { PullError } from "../runtime";
import { parseReference } from "./reference";
import { pullImage } from "./registry";

describe("parseReference", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  it.each([
    ["httpd", "docker.io/library/httpd", "latest", undefined],
    ["httpd:2.4", "docker.io/library/httpd", "2.4", undefined],
    ["docker.io/httpd:2", "docker.io/library/httpd", "2", undefined],
    ["index.docker.io/library/httpd", "docker.io/library/httpd", "latest", undefined],
    ["me/app:v1", "docker.io/me/app", "v1", undefined],
    ["localhost:5000/app:v1", "localhost:5000/app", "v1", undefined],
    [`public.ecr.aws/docker/library/httpd:2.4@${digest}`, "public.ecr.aws/docker/library/httpd", "2.4", digest],
    ["0.dkr.ecr.eu-west-1.amazonaws.com/a/b:c", "0.dkr.ecr.eu-west-1.amazonaws.com/a/b", "c", undefined],
  ])("%s", (text, repository, tag, expected) => {
    expect(parseReference(text)).toEqual({ repository, tag, digest: expected });
  });

  it.each(["", "HTTPD", "httpd:", "httpd:a:b", "a//b", "httpd@sha256:xyz", " httpd", "x".repeat(600), "../etc"])(
    "%j is none",
    (text) => expect(parseReference(text)).toBeUndefined(),
  );
});

describe("pullImage", () => {
  it("knows httpd under all its names, with one digest for a tag", () => {
    const names = ["httpd:2.4", "docker.io/library/httpd:2.4", "public.ecr.aws/docker/library/httpd:2.4"];
    const digests = new Set(names.map((name) => pullImage(name).digest));
    expect(digests.size).toBe(1);
    expect([...digests][0]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(pullImage("httpd:2.4-alpine").digest).not.toBe([...digests][0]);
  });

  it("keeps the digest it is asked for", () => {
    const { digest } = pullImage("httpd:2.4");
    expect(pullImage(`httpd@${digest}`).digest).toBe(digest);
  });

  it.each([
    ["nginx:1", /failed to resolve ref docker\.io\/library\/nginx:1: .*pull access denied/],
    ["public.ecr.aws/me/app:1", /public\.ecr\.aws\/me\/app:1: not found$/],
    ["Not An Image", /invalid reference format/],
  ])("refuses %s", (name, message) => {
    expect(() => pullImage(name)).toThrow(PullError);
    expect(() => pullImage(name)).toThrow(message);
  });
});
