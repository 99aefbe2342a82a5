import { describe, expect, it } from "vitest";
import { clusterInUserData } from "./user-data";

const read = (script: string) => clusterInUserData(Buffer.from(script).toString("base64"));

describe("clusterInUserData", () => {
  it.each([
    ["#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config", "main"],
    ["#!/bin/bash\necho 'ECS_CLUSTER=my-cluster_1' >> /etc/ecs/ecs.config", "my-cluster_1"],
    ['#!/bin/bash\necho "ECS_CLUSTER=main" >> /etc/ecs/ecs.config', "main"],
    ["#!/bin/bash\ncat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=main\nECS_LOGLEVEL=debug\nEOF", "main"],
    ["#!/bin/bash -xe\necho ECS_CLUSTER=main>>/etc/ecs/ecs.config;yum update -y", "main"],
    ["Content-Type: text/x-shellscript\n\necho ECS_CLUSTER=first\necho ECS_CLUSTER=last >> x", "last"],
    ["ECS_CLUSTER = spaced\r\n", "spaced"],
    ["printf 'ECS_CLUSTER=main\\nECS_BACKEND_HOST=\\n' > /etc/ecs/ecs.config", "main"],
  ])("%j joins %s", (script, cluster) => expect(read(script)).toBe(cluster));

  it.each([
    "",
    "#!/bin/bash\nyum update",
    "#!/bin/bash\n# echo ECS_CLUSTER=main",
    "echo ECS_CLUSTER=$NAME >> /etc/ecs/ecs.config",
    "echo MY_ECS_CLUSTER_NAME=main",
  ])("%j joins none", (script) => expect(read(script)).toBeUndefined());

  it("no user data joins none", () => expect(clusterInUserData(undefined)).toBeUndefined());
});
