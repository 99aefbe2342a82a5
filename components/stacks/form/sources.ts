/** Where a template comes from, and what was given of it. */
export type Given =
  | { from: "ours"; name: string; body: string }
  | { from: "upload"; name: string; body: string }
  | { from: "paste"; body: string }
  | { from: "url"; url: string }
  /** What the stack has now. */
  | { from: "current"; body: string };

export type From = Given["from"];

/** As `public/cloudformation/` has them. */
export const OURS = [
  { file: "ecs-helloworld.yaml", label: "Hello world on EC2 container instances" },
  { file: "ecs-helloworld-fargate.yaml", label: "Hello world on Fargate" },
] as const;

export const FROM_WORDS: Record<From, string> = {
  current: "The stack's current template",
  ours: "A template of ours",
  upload: "A file",
  paste: "Pasted text",
  url: "An S3 URL",
};

/** Nothing given yet. */
export function emptyOf(from: From): Given {
  if (from === "url") return { from, url: "" };
  return from === "ours" || from === "upload" ? { from, name: "", body: "" } : { from, body: "" };
}
