import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ServicesScreen } from "@/components/services/list/services-screen";
import { servicesQuery } from "@/lib/queries/services";
import { getServices } from "@/server/queries/services";
import { prefetched } from "../../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage() {
  const state = await prefetched([servicesQuery().queryKey, getServices]);
  return (
    <HydrationBoundary state={state}>
      <ServicesScreen />
    </HydrationBoundary>
  );
}
