import { NotKnown } from "../ui/feedback/not-known";

/** Without all facts nothing is removed; what is missing is said. */
export function UnsureNotice({ unsure }: { unsure: readonly string[] }) {
  if (unsure.length === 0) return null;
  return (
    <NotKnown sentence="It cannot be said for sure what goes and what others use, so nothing can be removed now.">
      {unsure.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </NotKnown>
  );
}
