"use client";

/** The layout itself failed, so nothing of the shell is to be had. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
        <h1>Stageway could not draw this page</h1>
        <p>Nothing was changed in AWS. Try again; if it stays, look into the server's log.</p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </body>
    </html>
  );
}
