"use client";

import { ApiScreen } from "@/components/apis/api-screen";
import { ApiDrawers } from "@/components/apis/drawers";
import { EnvironmentCell } from "@/components/environments/matrix/environment-cell";
import { InvokeButton } from "@/components/invoke/invoke-button";
import { Promotion } from "@/components/promotion/promotion";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { renderOperation } from "./render-operation";

const renderInvoke = ({ apiId, stage, getPaths }: EnvironmentSummary) => (
  <InvokeButton apiId={apiId} stage={stage} paths={getPaths} />
);

/** The page has one API, so that its address names only the stages. */
const promotionAt = (_apiId: string, from: string, to = ""): string =>
  `?${new URLSearchParams({ promote: `${from}..${to}` })}`;

const renderStage = (environment: EnvironmentSummary, upstream: EnvironmentSummary | undefined) => (
  <EnvironmentCell
    environment={environment}
    upstream={upstream}
    renderInvoke={renderInvoke}
    promotionAt={promotionAt}
  />
);

/** One API with all its parts. */
export const Api = ({ apiId }: { apiId: string }) => (
  <>
    <ApiScreen apiId={apiId} renderStage={renderStage} />
    <Promotion apiId={apiId} renderOperation={renderOperation} />
    <ApiDrawers apiId={apiId} renderOperation={renderOperation} />
  </>
);
