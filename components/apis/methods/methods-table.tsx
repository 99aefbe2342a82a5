import type { MethodChange } from "@/lib/contracts/promotion";
import type { MethodPair } from "@/lib/domain/undeployed/side-by-side";
import type { Tone } from "@/lib/words/tone";
import { Badge } from "../../ui/status/badge";
import { IntegrationWords } from "./integration-words";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-md:block max-md:py-1";
const TONES: Record<MethodChange["change"], Tone> = { added: "ok", removed: "bad", changed: "warn" };
const WORDS: Record<MethodChange["change"], string> = {
  added: "not deployed yet",
  removed: "removed, still deployed",
  changed: "changed",
};

interface Props {
  pairs: readonly MethodPair[];
  changes: readonly MethodChange[];
  stage: string | undefined;
  known: { editable: boolean; deployed: boolean };
}

/** Method by method, editable and deployed side by side; what differs first. */
export function MethodsTable({ pairs, changes, stage, known }: Props) {
  const changeOf = new Map(changes.map((change) => [keyOf(change), change]));
  const sorted = [...pairs].sort((a, b) => Number(changeOf.has(keyOf(b))) - Number(changeOf.has(keyOf(a))));
  const deployedIn = stage === undefined ? "Deployed" : `Deployed in ${stage}`;
  return (
    <table className="w-full table-fixed text-sm max-md:block">
      <caption className="sr-only">Methods of the editable API beside those of the deployed snapshot</caption>
      <thead className="border-b max-md:sr-only">
        <tr>
          <th className={`${HEAD} w-1/4`}>Method</th>
          <th className={HEAD}>Editable</th>
          <th className={HEAD}>{deployedIn}</th>
        </tr>
      </thead>
      <tbody className="divide-y max-md:block">
        {sorted.map((pair) => (
          <Row key={keyOf(pair)} pair={pair} change={changeOf.get(keyOf(pair))} deployedIn={deployedIn} known={known} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, "known"> {
  pair: MethodPair;
  change: MethodChange | undefined;
  deployedIn: string;
}

function Row({ pair, change, deployedIn, known }: RowProps) {
  return (
    <tr className="max-md:block max-md:py-2">
      <td className={CELL}>
        <code className="font-mono text-xs break-all">
          {pair.httpMethod} {pair.path}
        </code>
        {change && (
          <span className="mt-1 block">
            <Badge tone={TONES[change.change]}>{WORDS[change.change]}</Badge>
            {change.change === "changed" && (
              <span className="mt-1 block text-xs break-words text-muted">{change.words}</span>
            )}
          </span>
        )}
      </td>
      <td className={CELL}>
        <span className="text-xs text-muted md:hidden">Editable: </span>
        <IntegrationWords method={pair.editable} known={known.editable} />
      </td>
      <td className={CELL}>
        <span className="text-xs text-muted md:hidden">{deployedIn}: </span>
        <IntegrationWords method={pair.deployed} known={known.deployed} />
      </td>
    </tr>
  );
}

const keyOf = ({ path, httpMethod }: { path: string; httpMethod: string }): string => `${path} ${httpMethod}`;
