export type FileText = { text: string } | { problem: string };

/** A file's text. Other encodings than UTF-8 are refused: what they stand for would be sent as question marks. */
export async function readText(file: File): Promise<FileText> {
  try {
    const bytes = await file.arrayBuffer();
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (thrown) {
    const isOtherEncoding = thrown instanceof TypeError;
    return { problem: `${file.name} ${isOtherEncoding ? "is not UTF-8: save it as that." : "cannot be read."}` };
  }
}
