import dynamic from "next/dynamic";
import type { Hop } from "@/lib/contracts/request-path";
import { KeptDisclosure } from "../ui/layout/kept-disclosure";
import { EvidenceList } from "./evidence-list";

const RemedyLines = dynamic(() => import("./remedy-lines").then((all) => all.RemedyLines));

interface Props {
  hop: Pick<Hop, "evidence" | "remedy">;
  keep: string;
  /** `target 10.0.0.1:80`. */
  about: string;
}

/** What a hop's verdict rests on, and what puts it right: also where the hop only follows from a cause, or is none. */
export function HopEvidence({ hop: { evidence, remedy }, keep, about }: Props) {
  if (evidence.length === 0 && !remedy) return null;
  const lines = remedy && (
    <div className="mt-2 space-y-1 text-xs">
      <RemedyLines remedy={remedy} command={`Command for ${about}`} />
    </div>
  );
  return (
    <KeptDisclosure keep={keep} label={remedy ? "Evidence and remedy" : "Evidence"} about={about} whenOpen={lines}>
      <EvidenceList evidence={evidence} />
    </KeptDisclosure>
  );
}
