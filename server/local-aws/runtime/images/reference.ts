/** Image references: `[registry/]path[:tag][@digest]`. */
import { createHash } from "node:crypto";

export interface ImageReference {
  /** With its registry: `docker.io/library/httpd`. */
  repository: string;
  tag: string;
  /** `sha256:…` */
  digest: string | undefined;
}

const REFERENCE =
  /^(?<name>[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$/;

/** Undefined if the text is no image reference. */
export function parseReference(text: string): ImageReference | undefined {
  if (text.length > 512) return undefined;
  // `host:5000` alone is a name with a tag, `host:5000/x` a registry with a port: a slash decides.
  const groups = REFERENCE.exec(text)?.groups;
  const name = groups?.name;
  if (name === undefined) return undefined;
  const slash = name.indexOf("/");
  if (slash < 0 && name.includes(":")) {
    const [path = "", tag = ""] = name.split(":");
    return groups?.tag === undefined
      ? { repository: `docker.io/library/${path}`, tag, digest: groups?.digest }
      : undefined;
  }
  return { repository: qualify(name, slash), tag: groups?.tag ?? "latest", digest: groups?.digest };
}

function qualify(name: string, slash: number): string {
  const first = slash < 0 ? "" : name.slice(0, slash);
  const hasRegistry = first === "localhost" || /[.:]/.test(first);
  if (!hasRegistry) return slash < 0 ? `docker.io/library/${name}` : `docker.io/${name}`;
  const registry = first === "index.docker.io" || first === "registry-1.docker.io" ? "docker.io" : first;
  const path = name.slice(slash + 1);
  return registry === "docker.io" && !path.includes("/") ? `docker.io/library/${path}` : `${registry}/${path}`;
}

/** The same image and tag have the same digest everywhere and always; a reference by digest keeps its own. */
export function digestOf(repository: string, reference: ImageReference): string {
  return reference.digest ?? `sha256:${createHash("sha256").update(`${repository}:${reference.tag}`).digest("hex")}`;
}
