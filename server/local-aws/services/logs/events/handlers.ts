import type { LogsHandlers } from "../module";
import { filterLogEvents } from "./filter";
import { getLogEvents } from "./get";
import { putLogEvents } from "./put";

export const eventHandlers: LogsHandlers = {
  PutLogEvents: putLogEvents,
  GetLogEvents: getLogEvents,
  FilterLogEvents: filterLogEvents,
};
