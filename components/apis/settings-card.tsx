"use client";

import dynamic from "next/dynamic";
import type { ApiStage } from "@/lib/contracts/api-detail";
import { Card } from "../ui/layout/card";
import { KeptDisclosure } from "../ui/layout/kept-disclosure";

const StageSettings = dynamic(() => import("./stage-settings").then((module) => module.StageSettings));

/** What is set on the stages besides their variables, on demand; the address keeps it open. */
export const SettingsCard = ({ stages }: { stages: readonly ApiStage[] }) => (
  <Card title="Settings">
    <KeptDisclosure
      keep="settings"
      label="Throttling, canary, logging and tracing"
      about="of each stage"
      whenOpen={<StageSettings stages={stages} />}
    >
      {null}
    </KeptDisclosure>
  </Card>
);
