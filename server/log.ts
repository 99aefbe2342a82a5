import "server-only";
import { pino } from "pino";

/** The server's log: JSON lines on stderr, so that stdout stays with the one line that says where Stageway is. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined }, pino.destination(2));
