import type { LogsHandlers } from "../module";
import { createLogStream } from "./create";
import { deleteLogStream } from "./delete";
import { describeLogStreams } from "./describe";

export const streamHandlers: LogsHandlers = {
  CreateLogStream: createLogStream,
  DeleteLogStream: deleteLogStream,
  DescribeLogStreams: describeLogStreams,
};
