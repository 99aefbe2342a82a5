/** The Docker official image `httpd`: Apache HTTP Server with its document root at /usr/local/apache2/htdocs. */
import { FileSystem } from "../../file-system";
import { BASE_PROGRAMS } from "../base/programs";
import type { Image } from "../image";
import { httpdForeground } from "./foreground";

export const DOCUMENT_ROOT = "/usr/local/apache2/htdocs";

/** The page that comes with Apache, with the date it has in the image: ETag and Last-Modified are made of them. */
const IT_WORKS = {
  content: Buffer.from("<html><body><h1>It works!</h1></body></html>\n"),
  modified: new Date("2007-06-11T18:53:14Z"),
};
const DIRECTORIES = ["/usr", "/usr/local", "/usr/local/apache2", "/usr/local/apache2/logs", DOCUMENT_ROOT, "/root"];

export const httpd: Image = {
  repository: "docker.io/library/httpd",
  mirrors: ["public.ecr.aws/docker/library/httpd"],
  entryPoint: [],
  command: ["httpd-foreground"],
  environment: {
    PATH: "/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    HTTPD_PREFIX: "/usr/local/apache2",
  },
  workingDirectory: "/usr/local/apache2",
  files: () => new FileSystem(DIRECTORIES, [[`${DOCUMENT_ROOT}/index.html`, IT_WORKS]]),
  programs: (tag) => ({
    "/usr/local/bin/httpd-foreground": httpdForeground(versionOf(tag), DOCUMENT_ROOT),
    ...BASE_PROGRAMS,
  }),
};

function versionOf(tag: string): string {
  return /^\d+\.\d+\.\d+/.exec(tag)?.[0] ?? "2.4.65";
}
