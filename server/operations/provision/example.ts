import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";

const COMMAND = `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`;

/** The helloworld example: one API, a cluster, service and load balancer for each of its stages. */
export const exampleOf = (stage: "dev" | "prod"): ProvisionInput =>
  provisionInput.parse({
    clusterName: `ecs-${stage}`,
    serviceName: `helloworld-${stage}`,
    image: "httpd:2.4",
    containerPort: 80,
    command: COMMAND,
    desiredCount: 2,
    api: { name: "EcsDemoAPI" },
    path: "/helloworld",
    stage,
    variableName: "helloworldElb",
  } satisfies ProvisionRequest);
