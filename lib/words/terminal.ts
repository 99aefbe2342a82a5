const ESCAPE = String.fromCharCode(27);

/** Colours and movements of the cursor: ECMA-48, control sequences. */
const CONTROL = new RegExp(`${ESCAPE}\\[[0-?]*[ -/]*[@-~]`, "g");

/** A line as a terminal would show it, without what is for terminals alone. */
export const withoutColours = (line: string): string => (line.includes(ESCAPE) ? line.replace(CONTROL, "") : line);
