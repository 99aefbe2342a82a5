/** After React has drawn the messages: the keyboard goes to the first field that has one. */
export function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // What is folded away cannot take the focus.
    first?.closest("details")?.setAttribute("open", "");
    first?.focus();
  });
}
