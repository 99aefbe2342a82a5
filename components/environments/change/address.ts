/** Opens one of the drawer's parts; what it was opened with before stays in the browser's history. */
export const changeHref = (part: string): string => `?change=${part}`;

/** An operation that was started from the drawer. */
export const showOperation = (id: string): void => edit((search) => search.set("operation", id));

export const close = (): void =>
  edit((search) => {
    for (const name of ["change", "operation"]) search.delete(name);
  });

function edit(change: (search: URLSearchParams) => void): void {
  const search = new URLSearchParams(window.location.search);
  change(search);
  const query = search.toString();
  window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
}
