import type { Metadata } from "next";
import { ServiceSkeleton } from "@/components/services/detail/service-skeleton";
import { serviceQuery } from "@/lib/queries/services";
import { getService } from "@/server/queries/service";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";
import { Service } from "../../../_screens/service";

interface Props {
  params: Promise<{ cluster: string; service: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).service) };
}

export default async function ServicePage({ params }: Props) {
  const { cluster, service } = await params;
  return streamed(
    prefetched([serviceQuery(cluster, service).queryKey, () => getService(cluster, service)]),
    <ServiceSkeleton />,
    <Service cluster={cluster} service={service} />,
  );
}
