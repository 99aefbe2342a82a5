import { FileDown, FileUp, Rocket } from "lucide-react";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { ButtonLink } from "../ui/actions/button";
import { ShallowLink } from "../ui/actions/shallow-link";

/** What can be done with an API as a whole. */
export function ApiActions({ api: { apiId, stages } }: { api: ApiDetail }) {
  const [first] = stages;
  return (
    <>
      {first && (
        <ShallowLink
          href={`?export=${encodeURIComponent(first.environment.stage)}`}
          icon={<FileDown size={15} aria-hidden />}
        >
          Export
        </ShallowLink>
      )}
      <ButtonLink
        href={`/apis/${encodeURIComponent(apiId)}/import`}
        prefetch={false}
        icon={<FileUp size={15} aria-hidden />}
      >
        Import
      </ButtonLink>
      <ShallowLink href="?deploy=" icon={<Rocket size={15} aria-hidden />}>
        Deploy
      </ShallowLink>
    </>
  );
}
