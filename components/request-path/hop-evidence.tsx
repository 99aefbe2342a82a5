import dynamic from "next/dynamic";
import type { Hop } from "@/lib/contracts/request-path";
import { KeptDisclosure } from "../ui/layout/kept-disclosure";
import { EvidenceList } from "./evidence-list";

const HopRemedy = dynamic(() => import("./hop-remedy").then((all) => all.HopRemedy));

interface Props {
  hop: Pick<Hop, "evidence" | "remedy" | "cause">;
  keep: string;
  /** `target 10.0.0.1:80`. */
  about: string;
  /** Whose way it is on, where there are several. */
  way: string | undefined;
}

/** What a hop's verdict rests on, and what puts it right: also where the hop only follows from a cause, or is none. */
export function HopEvidence({ hop, keep, about, way }: Props) {
  const { evidence, remedy } = hop;
  if (evidence.length === 0 && !remedy) return null;
  const of = (text: string) => (way ? `${text}, ${way}` : text);
  const lines = remedy && <HopRemedy hop={hop} remedy={remedy} command={of(`Command for ${about}`)} />;
  const label = remedy ? "Evidence and remedy" : "Evidence";
  return (
    <KeptDisclosure keep={way ? `${keep} ${way}` : keep} label={label} about={of(about)} whenOpen={lines}>
      <EvidenceList evidence={evidence} />
    </KeptDisclosure>
  );
}
