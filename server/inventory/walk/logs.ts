import type { Fact } from "@/lib/domain/facts";
import type { LogFilter, LogPage } from "@/server/aws/read/logs";
import type { Reader } from "./reader";

/** Which lines: from a time on, or the last so many milliseconds. */
export type LogLook = Omit<LogFilter, "from"> & ({ from: number } | { lastMs: number });

/** Readers that look at the same at the same time cost one call. */
export const readLogs = ({ get, source }: Reader, look: LogLook): Promise<Fact<LogPage>> =>
  get(`logs:${JSON.stringify(look)}`, () => {
    const { group, streamPrefix, search, to } = look;
    return source.filterLogs({
      group,
      streamPrefix,
      search,
      to,
      from: "from" in look ? look.from : Date.now() - look.lastMs,
    });
  });
