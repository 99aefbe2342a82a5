import Link from "next/link";
import type { Remedy } from "@/lib/contracts/request-path";
import { CommandBlock } from "../ui/text/command-block";

/** What puts it right: in words, and the page or the command that does it; then what only looks closer. `command`: a name. */
export function RemedyLines({ remedy, command }: { remedy: Remedy; command: string }) {
  const page = remedy.href ?? remedy.lookHref;
  return (
    <>
      <p className="break-words">{remedy.text}</p>
      {page && (
        <Link href={page} className="block w-fit font-medium text-accent underline underline-offset-2">
          {remedy.href ? "Go there" : "Look there"}
        </Link>
      )}
      {remedy.cli && <CommandBlock name={command} text={remedy.cli} />}
      {remedy.look && <CommandBlock label="To look closer" name={`${command}, to look closer`} text={remedy.look} />}
    </>
  );
}
