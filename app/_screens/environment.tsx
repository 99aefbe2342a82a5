"use client";

import type { ReactNode } from "react";
import { Changes } from "@/components/environments/change/changes";
import { EnvironmentScreen } from "@/components/environments/detail/environment-screen";
import { InvokePanel } from "@/components/invoke/invoke-panel";
import { ProbesPart } from "@/components/probes/probes-part";
import { History } from "@/components/promotion/history";
import { Promotion } from "@/components/promotion/promotion";
import { Causes } from "@/components/request-path/causes";
import { RequestPaths } from "@/components/request-path/request-paths";
import { VariablesCard } from "@/components/stage-variables/variables-card";
import { TimelineCard } from "@/components/timeline/timeline-card";
import { renderOperation } from "./render-operation";

interface Props {
  apiId: string;
  stage: string;
  skeleton: ReactNode;
}

/** One environment with all its parts. */
export const Environment = ({ apiId, stage, skeleton }: Props) => (
  <>
    <EnvironmentScreen
      apiId={apiId}
      stage={stage}
      skeleton={skeleton}
      causes={(detail) => <Causes causes={detail.causes} />}
      requestPath={(detail) => <RequestPaths paths={detail.paths} />}
      invoke={(detail) => <InvokePanel environment={detail.environment} />}
      variables={(detail) => <VariablesCard detail={detail} />}
      history={(detail) => <History detail={detail} />}
      timeline={() => <TimelineCard apiId={apiId} stage={stage} />}
      probes={(detail) => <ProbesPart environment={detail.environment} />}
    />
    <Promotion apiId={apiId} renderOperation={renderOperation} />
    <Changes apiId={apiId} stage={stage} renderOperation={renderOperation} />
  </>
);
