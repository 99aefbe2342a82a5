/** `Name: message` of the error that the answer is; "was accepted" when it is none. */
export async function refusal(answer: Promise<unknown>): Promise<string> {
  const error: unknown = await answer.then(
    () => new Error("was accepted"),
    (reason: unknown) => reason,
  );
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
