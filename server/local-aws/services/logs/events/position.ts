/** Places in a stream, and the tokens that stand for them: `f/` goes on after the place, `b/` before it. */
import { invalidParameter } from "../errors";
import type { LogEvent } from "../records";

export interface Position {
  timestamp: number;
  sequence: number;
}

const DIGITS = 28;

export function forwardToken(position: Position): string {
  return `f/${digits(position)}`;
}

export function backwardToken(position: Position): string {
  return `b/${digits(position)}`;
}

/** 56 digits, as AWS's look; also the id of the event at that place. */
export function digits({ timestamp, sequence }: Position): string {
  return `${String(timestamp).padStart(DIGITS, "0")}${String(sequence).padStart(DIGITS, "0")}`;
}

/** @throws AwsError InvalidParameterException */
export function readToken(token: string): { direction: "forward" | "backward"; position: Position } {
  const match = /^([fb])\/(\d{28})(\d{28})$/.exec(token);
  if (!match) throw invalidParameter("The specified nextToken is invalid.");
  const position = { timestamp: Number(match[2]), sequence: Number(match[3]) };
  return { direction: match[1] === "f" ? "forward" : "backward", position };
}

export function compare(a: Position, b: Position): number {
  return a.timestamp - b.timestamp || a.sequence - b.sequence;
}

/** The index of the first event at or behind the position. Events are in order. */
export function indexOf(events: readonly LogEvent[], position: Position): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = events[middle];
    if (event && compare(event, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
