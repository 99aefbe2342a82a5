"use client";

import dynamic from "next/dynamic";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { WhenNear } from "../ui/layout/when-near";

const ProbesCard = dynamic(() => import("./probes-card").then((module) => module.ProbesCard), { ssr: false });

/** The environment's probes, at the end of its page: nothing of them is loaded before somebody comes near. */
export const ProbesPart = ({ environment }: { environment: EnvironmentSummary }) => (
  <WhenNear className="min-h-64">
    <ProbesCard environment={environment} />
  </WhenNear>
);
