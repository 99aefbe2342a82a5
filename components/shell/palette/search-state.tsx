import type { SearchAnswer } from "@/lib/contracts/search";
import { errorOf } from "@/lib/queries/failure";
import { notSearchedWords } from "@/lib/words/not-searched";
import { groupUnknown } from "@/lib/words/unknown";

interface Props {
  answer: SearchAnswer | undefined;
  error: Error | null;
  asked: string;
  /** What is shown belongs to what was asked before. */
  stillOld: boolean;
}

/** How many were found, and what could not be looked through: nothing found is not nothing there. */
export function SearchState({ answer, error, asked, stillOld }: Props) {
  const unknown = groupUnknown(answer?.unknown ?? []);
  const left = answer && asked !== "" ? notSearchedWords(answer.notSearched) : undefined;
  return (
    <div className="space-y-1 border-t px-4 py-2 text-xs text-muted">
      <p role="status">{error ? errorOf(error).message : stillOld ? "Searching" : wordsOf(answer, asked)}</p>
      {left && <p>{left}</p>}
      {unknown.map(({ families, message }) => (
        <p key={families} className="text-warn">
          Not everything was looked through. {families}: {message}
        </p>
      ))}
    </div>
  );
}

function wordsOf(answer: SearchAnswer | undefined, asked: string): string {
  if (!answer || asked === "") return "Type to search; arrows and Enter choose, Escape closes.";
  const { total, hits } = answer;
  if (total === 0) return "Nothing of that name, id or address is known.";
  return hits.length < total ? `The best ${hits.length} of ${total}` : `${total} found`;
}
