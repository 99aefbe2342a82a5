/** An image that is served inside this process. */
import type { FileSystem } from "../file-system";
import type { Program } from "../process";

export interface Image {
  /** Fully qualified, e.g. `docker.io/library/httpd`. */
  repository: string;
  /** Other registries that publish the same image. */
  mirrors: readonly string[];
  entryPoint: readonly string[];
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  workingDirectory: string;
  /** The tags there are, for an image with versions; absent: any tag is taken for the same program. */
  tags?: readonly string[];
  /** Fresh files for one container. */
  files(): FileSystem;
  /** By path; the name alone finds it as well. */
  programs(tag: string): Readonly<Record<string, Program>>;
}
