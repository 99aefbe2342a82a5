/** What is stored of Systems Manager. */
import type { ParameterType, Tag } from "@aws-sdk/client-ssm";
import type { Table } from "../../store";
import type { World } from "../../world";

export interface ParameterRecord {
  name: string;
  type: ParameterType;
  value: string;
  version: number;
  description?: string | undefined;
  allowedPattern?: string | undefined;
  keyId?: string | undefined;
  tier: "Standard" | "Advanced";
  dataType: string;
  modifiedAt: Date;
  tags: Tag[];
  /** Values of earlier versions, oldest first. */
  earlier: { version: number; value: string }[];
}

/** Keyed by name. */
export const parameters = (world: World, region: string): Table<ParameterRecord> =>
  world.store.table("ssm/parameters", region);
