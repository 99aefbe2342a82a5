import { expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/provision/input";
import { type TakenAnswer, takenQuestion } from "@/lib/contracts/provision/taken";
import { planEnvironment } from "./plan";
import { markOf, takenQuestionOf, unknownKinds } from "./taken";

const INPUT = {
  ...{ clusterName: "ecs-dev", serviceName: "hello", image: "httpd", containerPort: 80, desiredCount: 1 },
  ...{ api: { name: "Demo" }, path: "/hello", stage: "dev", variableName: "elb" },
};
const asked = (more: object = {}) => {
  const input = provisionInput.parse({ ...INPUT, ...more });
  const known = { apiName: "Demo" };
  const plan = planEnvironment({ input, known, region: "us-east-1" });
  return { plan, question: takenQuestionOf(plan, input, "Demo") };
};

it("asks for what the plan makes, in its network, and for nothing that was chosen", () => {
  const { question } = asked();
  expect(takenQuestion.parse(question)).toEqual({
    environment: "Demo/dev",
    names: {
      "Task execution role": ["stageway-hello-execution"],
      "Log group": ["/ecs/hello"],
      "Security group": ["stageway-hello-lb", expect.stringContaining("stageway-hello")],
      "Load balancer": ["hello"],
      "Target group": ["hello"],
      Service: ["ecs-dev/hello"],
    },
  });
  const network = { kind: "existing", vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] };
  expect(asked({ network }).question.vpcId).toBe("vpc-0a1b2c3d");
  expect(asked({ network: { kind: "new" } }).question.names["Security group"]).toEqual([]);
  const executionRole = { kind: "existing", arn: "arn:aws:iam::000000000000:role/a" };
  expect(asked({ executionRole, logs: { enabled: false } }).question.names).toMatchObject({
    "Task execution role": [],
    "Log group": [],
  });
});

it("says whose a thing is as the run will decide, and nothing of what is not known", () => {
  const { plan } = asked();
  const items = (...all: object[]) => ({ items: all }) as TakenAnswer["kinds"]["Service"];
  const taken: TakenAnswer = {
    fetchedAt: "",
    kinds: {
      "Task execution role": items({ name: "stageway-hello-execution", whose: "own" }),
      "Log group": items({ name: "/ecs/hello", whose: "anybody" }),
      "Security group": { error: { code: "aws_denied", message: "AWS says no." } },
      "Load balancer": items({ name: "hello", whose: "another", environment: "Other/prod" }),
      "Target group": items(),
      Service: items({ name: "ecs-dev/hello", whose: "another", environment: "Other/prod" }),
    },
  };
  const of = (kind: string, answer: TakenAnswer | undefined) => {
    const planned = plan.find((each) => each.kind === kind);
    return planned && markOf(planned, answer);
  };
  expect(of("Task execution role", taken)).toMatchObject({ refused: false, words: expect.stringContaining("own") });
  expect(of("Log group", taken)).toMatchObject({ refused: false, words: expect.stringContaining("never changed") });
  for (const kind of ["Load balancer", "Service"])
    expect(of(kind, taken)).toEqual({
      refused: true,
      words: "exists and belongs to Other/prod: the run will refuse it",
    });
  for (const kind of ["Security group", "Target group", "Cluster"]) expect(of(kind, taken)).toBeUndefined();
  expect(of("Service", undefined)).toBeUndefined();
  expect(unknownKinds(taken)).toEqual(["security groups (AWS says no.)"]);
});
