import { connect } from "node:net";

/**
 * Writes these bytes as they are and half-closes. Answers all that comes back, empty where the other side just hangs up.
 * @throws Error when nothing ends it within the deadline
 */
export function sendBytes(port: number, bytes: string | Uint8Array, deadlineMs = 20_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No end after ${deadlineMs} ms to ${JSON.stringify(bytes.toString().slice(0, 300))}`));
    }, deadlineMs);
    socket.on("data", (data) => answer.push(data));
    // A reset is an answer, too; "close" follows.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(late);
      resolve(Buffer.concat(answer).toString("latin1"));
    });
  });
}
