import "server-only";
import { writes } from "@/server/writes";

interface Reading {
  /** How many writes there had been when it began. */
  writes: number;
  data: Promise<unknown>;
}

const underWay = new Map<string, Reading>();

/**
 * Who asks the same while it is being read gets the same answer, so that a hundred viewers of a list cost what one does;
 * not one that was begun before a write, which the person who made it would miss.
 * @param key what is asked for; answers are the same for everybody who may ask.
 */
export function sharedRead<T>(key: string, read: () => Promise<T>): Promise<T> {
  const running = underWay.get(key);
  if (running?.writes === writes()) return running.data as Promise<T>;
  const reading = { writes: writes(), data: read() };
  underWay.set(key, reading);
  const end = () => {
    if (underWay.get(key) === reading) underWay.delete(key);
  };
  reading.data.then(end, end);
  return reading.data;
}
