/** What the integration tests of CloudWatch Logs share: a group of its own for each test, and short calls. */
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";

/** Filled before the first test; a test that restarts the endpoint puts the new one here. */
export interface Stage {
  endpoint: TestEndpoint;
  group: string;
}

export function setUp(): Stage {
  const stage = { group: "" } as Stage;
  let turn = 0;
  beforeAll(async () => {
    stage.endpoint = await startTestEndpoint();
  });
  afterAll(() => stage.endpoint.close());
  beforeEach(async () => {
    stage.group = `/test/${++turn}`;
    await stage.endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: stage.group }));
  });
  return stage;
}

export function callsOf(stage: Stage) {
  const client = () => stage.endpoint.cloudwatchLogs;
  const where = () => ({ logGroupName: stage.group });
  return {
    stream: (logStreamName: string) => client().send(new CreateLogStreamCommand({ ...where(), logStreamName })),
    put: (logStreamName: string, ...logEvents: { timestamp: number; message: string }[]) =>
      client().send(new PutLogEventsCommand({ ...where(), logStreamName, logEvents })),
    get: (logStreamName: string, more: Partial<GetLogEventsCommandInput> = {}) =>
      client().send(new GetLogEventsCommand({ ...where(), logStreamName, ...more })),
    filter: (more: Partial<FilterLogEventsCommandInput> = {}) =>
      client().send(new FilterLogEventsCommand({ ...where(), ...more })),
  };
}

export function messages(answer: { events?: { message?: string | undefined }[] | undefined }) {
  return answer.events?.map(({ message }) => message);
}

export function numbered(from: number, to: number, at = Date.now()) {
  return Array.from({ length: to - from }, (_, index) => ({
    timestamp: at + from + index,
    message: `line ${from + index}`,
  }));
}
