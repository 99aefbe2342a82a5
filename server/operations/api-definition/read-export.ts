import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ExportQuery } from "@/lib/contracts/definition-input";
import { writeDefinition } from "@/lib/domain/definition/write-definition";
import { exportDefinition } from "@/server/aws/read/api-definition";
import { findStage } from "@/server/aws/write/api-gateway";
import { appErrorOf } from "../failure";
import { requireApi } from "../require-api";

export interface ExportFile {
  /** `EcsDemoAPI-dev-swagger.yaml` */
  name: string;
  type: "application/json" | "application/yaml";
  text: string;
}

/** What a stage serves as a file in stable order. @throws AppFailure */
export async function readExport(apiId: string, query: ExportQuery): Promise<ExportFile> {
  const { stage, format, syntax, extensions } = query;
  try {
    const { name } = await requireApi(apiId);
    if ((await findStage(apiId, stage)) === null) throw noStage(name, stage);
    const document = await exportDefinition({ apiId, stage, format, extensions: extensions === "apigateway" });
    const file = `${name}-${stage}-${format}`.replace(/[^\p{L}\p{N}._-]+/gu, "-");
    return {
      name: `${file}.${syntax}`,
      type: syntax === "json" ? "application/json" : "application/yaml",
      text: writeDefinition(document, syntax),
    };
  } catch (thrown) {
    const error = appErrorOf(thrown);
    throw error === null ? thrown : new AppFailure(error, { cause: thrown });
  }
}

const noStage = (name: string, stage: string) =>
  new AppFailure({
    code: "not_found",
    message: `The API ${name} has no stage ${stage} (any more).`,
    remedy: "Choose one of its stages.",
  });
