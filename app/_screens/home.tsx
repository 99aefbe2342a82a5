"use client";

import { Matrix } from "@/components/environments/matrix/matrix";
import { InvokeButton } from "@/components/invoke/invoke-button";
import { LiveOperations } from "@/components/operations/list/live-operations";
import { Promotion } from "@/components/promotion/promotion";
import { FirstSteps } from "@/components/provisioning/first-steps";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { renderOperation } from "./render-operation";

const renderInvoke = ({ apiId, stage, getPaths }: EnvironmentSummary) => (
  <InvokeButton apiId={apiId} stage={stage} paths={getPaths} />
);

/** All environments, with what can be done to each. Features meet here; they do not know each other. */
export const Home = () => (
  <>
    <Matrix renderInvoke={renderInvoke} firstSteps={<FirstSteps />} operations={<LiveOperations />} />
    <Promotion renderOperation={renderOperation} />
  </>
);
