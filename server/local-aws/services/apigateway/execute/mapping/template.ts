/** Mapping templates, as far as they are plain text. VTL is not offered: such a template fails the request (500). */
import { GatewayError } from "../failure";

const VTL =
  /\$!?\{?[A-Za-z_]|#\{?(?:set|if|elseif|else|end|foreach|include|parse|stop|break|evaluate|define|macro)\b|##|#\*|#\[\[/;

/** The template's text, for which there is nothing to evaluate. */
export function literalText(template: string): string {
  if (!VTL.test(template)) return template;
  throw new GatewayError("configuration", "integration", "mapping templates with VTL are not offered");
}

export interface Template {
  contentType: string;
  text: string;
}

/** The template of a content type, compared without its parameters. */
export function templateFor(templates: Record<string, string> | undefined, contentType: string): Template | undefined {
  const wanted = mediaType(contentType);
  const found = Object.entries(templates ?? {}).find(([key]) => mediaType(key) === wanted);
  return found && { contentType: found[0], text: found[1] };
}

const mediaType = (contentType: string) => (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
