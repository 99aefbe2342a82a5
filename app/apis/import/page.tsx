import type { Metadata } from "next";
import { ImportNewScreen } from "@/components/apis/import/import-screen";

export const metadata: Metadata = { title: "Import an API" };

export default function ImportPage() {
  return <ImportNewScreen />;
}
