const MOST_LINES = 300;

/** Rules on a file as such: its length, and where a server action may be. */
export function checkFile(path, text) {
  const found = [];
  const lines = text.split("\n").length - 1;
  if (lines > MOST_LINES) found.push({ path, line: MOST_LINES + 1, message: `${lines} lines; at most ${MOST_LINES}` });
  const directive = /^\s*(["'])use server\1/m.exec(text);
  if (directive && !path.startsWith("server/actions/")) {
    // Every export under it is a public endpoint; one folder keeps them in sight.
    found.push({ path, line: 1, message: '"use server" belongs only into server/actions (did you mean server-only?)' });
  }
  return found;
}
