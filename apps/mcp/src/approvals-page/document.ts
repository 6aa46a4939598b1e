import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

/** Markup. Every text that is put into a template of it is escaped. */
export type Html = ReturnType<typeof html>;

/** A whole page. */
export const document = (title: string, body: Html): Html =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>${raw(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`;

/** A page that only says what went wrong, and leads back. */
export const problemPage = (title: string, text: string, home: string): Html =>
  document(
    `${title} – Approvals`,
    html`<main>
<h1>${title}</h1>
<p class="problem">${text}</p>
<p><a href="${home}">To the questions that wait</a></p>
</main>`,
  );
