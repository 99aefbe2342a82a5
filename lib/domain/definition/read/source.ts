import { isRecord, type Json, type Path, recordOf } from "../json";

/** A definition while it is read: what is wrong with it, and where, is collected. */
export class Source {
  readonly problems: { message: string; path: Path }[] = [];
  readonly warnings: { message: string; path: Path }[] = [];

  constructor(readonly document: Json) {}

  get isOpenApi3(): boolean {
    return this.document.openapi !== undefined;
  }

  problem(path: Path, message: string): void {
    this.problems.push({ path, message });
  }

  warn(path: Path, message: string): void {
    this.warnings.push({ path, message });
  }

  /** What a `$ref` within the document stands for; anything else as it is. */
  resolved(value: unknown, path: Path): Json {
    let found = value;
    for (let hops = 0; isRecord(found) && typeof found.$ref === "string"; hops++) {
      const reference = found.$ref;
      found = reference.startsWith("#/") && hops < MAX_HOPS ? at(this.document, reference) : undefined;
      if (found === undefined)
        this.problem([...path, "$ref"], `The reference ${reference} leads to nothing in the file.`);
    }
    return recordOf(found);
  }
}

const MAX_HOPS = 20;

/** JSON Pointer (RFC 6901), percent-encoded as in a URI. */
function at(document: Json, reference: string): unknown {
  let value: unknown = document;
  for (const segment of reference.slice(2).split("/")) {
    const name = decoded(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
