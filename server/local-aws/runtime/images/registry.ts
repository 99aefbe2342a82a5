/** The images this runtime knows, by every name they are published under. */
import { PullError } from "../runtime";
import { httpd } from "./httpd/image";
import type { Image } from "./image";
import { digestOf, type ImageReference, parseReference } from "./reference";
import { echo } from "./stageway/echo";
import { hello } from "./stageway/hello";
import { misbehave } from "./stageway/misbehave/image";

const IMAGES: readonly Image[] = [httpd, echo, hello, misbehave];
const BY_REPOSITORY = new Map(
  IMAGES.flatMap((image) => [image.repository, ...image.mirrors].map((name) => [name, image] as const)),
);

export interface PulledImage {
  image: Image;
  tag: string;
  digest: string;
}

/** @throws PullError in the words of ECS's agent */
export function pullImage(text: string): PulledImage {
  const reference = parseReference(text);
  if (!reference)
    throw new PullError(`failed to parse image reference "${text.slice(0, 256)}": invalid reference format`);
  const image = BY_REPOSITORY.get(reference.repository);
  if (!image) throw new PullError(refusal(`${reference.repository}${suffix(reference)}`, reference.repository));
  const tag = tagOf(image, reference);
  if (tag === undefined) {
    const name = `${reference.repository}${suffix(reference)}`;
    throw new PullError(
      `pull image manifest has been retried 1 time(s): failed to resolve ref ${name}: ${name}: not found`,
    );
  }
  return { image, tag, digest: digestOf(image.repository, reference) };
}

/** The version a reference means; a digest finds its own among an image's tags. Undefined if there is none. */
function tagOf({ tags, repository }: Image, reference: ImageReference): string | undefined {
  if (!tags) return reference.tag;
  const { tag, digest } = reference;
  if (digest === undefined) return tags.includes(tag) ? tag : undefined;
  return tags.find((other) => digestOf(repository, { repository, tag: other, digest: undefined }) === digest);
}

function suffix({ tag, digest }: { tag: string; digest: string | undefined }): string {
  return digest ? `@${digest}` : `:${tag}`;
}

function refusal(name: string, repository: string): string {
  const problem = repository.startsWith("docker.io/")
    ? "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
    : "not found";
  return `pull image manifest has been retried 1 time(s): failed to resolve ref ${name}: ${name}: ${problem}`;
}
