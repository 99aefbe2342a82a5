/** What ECS asks of CloudWatch Logs: a place for what one container writes. */
import type { World } from "../../world";
import { checkGroupName, checkStreamName } from "./arns";
import { groupNotFound } from "./errors";
import { addEvents } from "./events/events-of";
import { newGroup } from "./groups/create";
import { groups, streamKey, streams } from "./records";
import { addStream } from "./streams/create";

export interface ContainerLog {
  /** Text as it was written; a line becomes an event once it is whole. */
  write(text: string): void;
  /** What is left of an unfinished line becomes an event. */
  close(): void;
}

export interface LogTarget {
  region: string;
  group: string;
  stream: string;
  createGroup: boolean;
}

/** Docker hands lines on in parts of 16 KiB. */
const LONGEST_LINE = 16 * 1024;

/** The stream is made if it is missing. @throws AwsError ResourceNotFoundException, InvalidParameterException */
export function openContainerLog(world: World, { region, group, stream, createGroup }: LogTarget): ContainerLog {
  checkGroupName(group);
  checkStreamName(stream);
  if (!groups(world, region).has(group)) {
    if (!createGroup) throw groupNotFound();
    groups(world, region).put(group, newGroup(group, world.now()));
  }
  if (!streams(world, region).has(streamKey(group, stream))) addStream(world, region, group, stream);
  let open = "";
  const emit = (message: string) => {
    // Deleted meanwhile: what is written goes nowhere, as with the real driver.
    const record = streams(world, region).get(streamKey(group, stream));
    const now = world.now();
    if (record && message !== "") addEvents(world, region, record, [{ timestamp: now, ingestionTime: now, message }]);
  };
  return {
    write(text) {
      const lines = (open + text).split("\n");
      open = lines.pop() ?? "";
      for (const line of lines) for (const part of parts(line.replace(/\r$/, ""))) emit(part);
      while (open.length >= LONGEST_LINE) {
        emit(open.slice(0, LONGEST_LINE));
        open = open.slice(LONGEST_LINE);
      }
    },
    close() {
      emit(open);
      open = "";
    },
  };
}

function parts(line: string): string[] {
  const count = Math.max(1, Math.ceil(line.length / LONGEST_LINE));
  return Array.from({ length: count }, (_, index) => line.slice(index * LONGEST_LINE, (index + 1) * LONGEST_LINE));
}
