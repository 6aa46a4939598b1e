import { html } from "hono/html";
import { document, type Html } from "./document.ts";

/** @param problem why the person is not signed in, where there is a reason to tell */
export const signInPage = (
  home: string,
  {
    problem,
    isFromElsewhere = false,
  }: {
    problem?: string;
    isFromElsewhere?: boolean;
  } = {},
): Html =>
  document(
    problem === undefined ? "Sign in – Approvals" : "Not signed in – Approvals",
    html`<main>
<h1>Approvals</h1>
<p>What an assistant may not do without a person waits here for a yes or a no.</p>
${problem === undefined ? "" : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
${isFromElsewhere ? html`<p>A link of another site never counts as signed in. If you are, <a href="${home}">go on to the questions</a>.</p>` : ""}
<form method="post" action="${home}/sign-in">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus aria-describedby="${problem === undefined ? "hint" : "problem hint"}">
<button class="main" type="submit">Sign in</button>
</form>
<p class="quiet" id="hint">One of this server's own tokens with the scope approvals:decide. The operator makes one with: flowroute-mcp token create --name NAME --scopes approvals:decide</p>
</main>`,
  );
