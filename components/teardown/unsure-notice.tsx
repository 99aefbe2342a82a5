import { NotKnown } from "../ui/feedback/not-known";

/** Without all facts nothing is removed, nor from under a stage; what is missing or in the way is said. */
export function UnsureNotice({ unsure }: { unsure: readonly string[] }) {
  if (unsure.length === 0) return null;
  return (
    <NotKnown sentence="Nothing can be removed as long as this is so.">
      {unsure.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </NotKnown>
  );
}
