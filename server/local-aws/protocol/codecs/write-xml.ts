import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import type { StaticStructureSchema } from "@smithy/types";
import type { ServiceModel } from "../model/load-model";

const DATE_TIME = 5;

/** A value as a whole document, as its schema has it. */
export function writeXml(model: ServiceModel, document: StaticStructureSchema, value: object): string {
  const serializer = new XmlShapeSerializer({
    xmlNamespace: model.xmlNamespace,
    serviceNamespace: model.namespace,
    timestampFormat: { useTrait: true, default: DATE_TIME },
  });
  serializer.write(document, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializer.flush() as string}`;
}
