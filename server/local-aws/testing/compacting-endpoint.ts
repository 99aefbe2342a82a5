/** A process whose store is compacted all the time, so that a kill often lands in the middle of a compaction. */
import { startEndpoint } from "../endpoint";

const endpoint = await startEndpoint({ port: 0, dataDir: process.env.DATA_DIR ?? "", compactAt: 2_000 });
process.stdout.write(`local-aws ready ${endpoint.url}\n`);
