const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1f5f8b"/><path d="M4 4h8M4 8h6M4 12h3" stroke="#fff" stroke-width="2"/></svg>';

/** Inline: a page without an icon makes the browser ask for one. */
const ICON = `data:image/svg+xml,${encodeURIComponent(DRAWING)}`;

/** Where a page may get things from; nowhere by itself. */
export type Sources = Record<string, string>;

/** What a page's head says of its own: that nothing is fetched from elsewhere, and its icon. */
export function headOf(sources: Sources): string {
  const directives = Object.entries({
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    ...sources,
  });
  const policy = directives.map((directive) => directive.join(" ")).join("; ");
  return [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<link rel="icon" href="${ICON}">`,
  ].join("\n");
}
