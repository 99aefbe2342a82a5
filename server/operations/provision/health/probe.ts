import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { invokeUrl } from "@/server/aws/invoke-url";
import { defineStep, done, wait } from "../../definition";
import { type Answer, getOnce, isGood } from "../../probe/get-once";
import { api } from "../api/api";

/** The environment answers as its callers see it: through the stage. */
export const probe = defineStep<ProvisionInput, { status: number }>({
  key: "probe",
  title: (input) => `GET ${askedPath(input)} answers`,
  // Without a task nobody answers.
  when: ({ methods, desiredCount }) => desiredCount > 0 && methods.some((each) => each === "GET" || each === "ANY"),
  after: ["stage", "targets-healthy"],
  timeoutMs: 10 * 60_000,
  async run(context) {
    const url = `${invokeUrl(context.output(api).apiId, context.input.stage)}${askedPath(context.input)}`;
    const answer = await getOnce(url);
    if (!isAnswered(context.input, answer)) {
      return wait(context.elapsedMs < 30_000 ? 1_000 : 5_000, `${words(answer)}. New names take a while to be known.`);
    }
    const { status = 0, latencyMs, body } = answer;
    context.report({ result: { url, status, latencyMs, body } });
    return done({ status }, `${status} after ${latencyMs} ms`);
  },
});

const words = (answer: Answer): string =>
  answer.status === undefined ? `No answer (${answer.problem})` : `Answer ${answer.status}`;

/** A parameter needs some value; whether the service knows it is the service's matter. */
const askedPath = ({ path }: ProvisionInput): string => path.replace(/\{[^}]+\}/g, "stageway");

/** With an invented parameter, any answer of the service's own shows that the way is there. */
const isAnswered = ({ path }: ProvisionInput, answer: Answer): boolean =>
  isGood(answer) || (path.includes("{") && answer.status !== undefined && answer.status < 500 && answer.status !== 403);
