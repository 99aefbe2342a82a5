/** Which bucket and object a request of S3 is about: by its path, or with the bucket as a part of the host's name. */
import { AwsError } from "../../aws-error";

export interface Address {
  /** Empty: none is named. */
  bucket: string;
  /** Empty: the bucket itself. */
  key: string;
}

// `bucket.s3.localhost`, `bucket.s3.eu-west-1.localhost`, and `bucket.localhost` as clients make of an endpoint of theirs.
const HOST = /^(?:(.+?)\.)??(s3(?:\.[a-z]{2,3}(?:-[a-z]+)+-\d{1,2})?\.)?localhost(?::\d{1,5})?$/i;

/** Whether the host's name alone says that S3 is meant: such a request needs no signature to be answered in XML. */
export const isS3Host = (host: string | undefined): boolean => Boolean(host && HOST.exec(host)?.[2]);

/** @param path as sent, percent-encoding untouched. @throws AwsError InvalidURI */
export function addressOf(host: string | undefined, path: string): Address {
  const bucket = HOST.exec(host ?? "")?.[1];
  const text = path.replace(/^\//, "");
  if (bucket) return { bucket: bucket.toLowerCase(), key: decode(text) };
  const slash = text.indexOf("/");
  return slash < 0
    ? { bucket: decode(text), key: "" }
    : { bucket: decode(text.slice(0, slash)), key: decode(text.slice(slash + 1)) };
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    // The answer is XML, which has no way to write these.
    if (!NOT_XML.test(decoded)) return decoded;
  } catch {}
  throw new AwsError("InvalidURI", "Couldn't parse the specified URI.");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
