import type { LogEvent } from "@/lib/contracts/logs";

/** Saves lines as a text file: time, stream, what was written. */
export function download(name: string, events: LogEvent[]): void {
  const text = events.map(({ writtenAt, stream, message }) => `${writtenAt} ${stream} ${message}\n`).join("");
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
