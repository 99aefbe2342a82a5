/** A container's files, in memory. Paths are absolute and normalised; nothing here can reach the host's disk. */
export interface FileEntry {
  content: Buffer;
  modified: Date;
}

export type FileError = "No such file or directory" | "Is a directory" | "No space left on device";

/** Enough for any page, and little enough that a hostile command cannot fill the memory. */
const CAPACITY = 4 * 1024 * 1024;

export class FileSystem {
  readonly #directories: ReadonlySet<string>;
  readonly #files: Map<string, FileEntry>;

  constructor(directories: Iterable<string>, files: Iterable<readonly [string, FileEntry]> = []) {
    this.#directories = new Set(["/", "/tmp", "/dev", ...directories]);
    this.#files = new Map(files);
  }

  read(path: string): FileEntry | FileError {
    if (path === "/dev/null") return { content: Buffer.alloc(0), modified: new Date(0) };
    if (this.#directories.has(path)) return "Is a directory";
    return this.#files.get(path) ?? "No such file or directory";
  }

  /** Creates or replaces a file, or adds to its end. Its directory has to exist. */
  write(path: string, content: Buffer, mode: "replace" | "append"): FileError | undefined {
    if (path === "/dev/null") return undefined;
    if (this.#directories.has(path)) return "Is a directory";
    if (!this.#directories.has(directoryOf(path))) return "No such file or directory";
    const before = this.#files.get(path)?.content ?? Buffer.alloc(0);
    const kept = mode === "append" ? before : Buffer.alloc(0);
    if (this.#size() - before.length + kept.length + content.length > CAPACITY) return "No space left on device";
    this.#files.set(path, { content: Buffer.concat([kept, content]), modified: new Date() });
    return undefined;
  }

  #size(): number {
    let size = 0;
    for (const file of this.#files.values()) size += file.content.length;
    return size;
  }
}

/** `path` as seen from `directory`, without `.`, `..` and doubled slashes; `..` stops at the root. */
export function resolvePath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${directory}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
