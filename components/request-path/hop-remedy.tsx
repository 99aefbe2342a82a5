import type { Hop, Remedy } from "@/lib/contracts/request-path";
import { RemedyLines } from "./remedy-lines";

interface Props {
  hop: Pick<Hop, "cause">;
  remedy: Remedy;
  command: string;
}

/** What puts a hop right; of a cause it stands at the top of the page, and is told once. */
export const HopRemedy = ({ hop: { cause }, remedy, command }: Props) => (
  <div className="mt-2 space-y-1 text-xs">
    {cause ? (
      <a href={`#cause-${cause}`} className="font-medium text-accent underline underline-offset-2">
        What puts it right, above
      </a>
    ) : (
      <RemedyLines remedy={remedy} command={command} />
    )}
  </div>
);
