import { createHash } from "node:crypto";

export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1f; --quiet: #55555f; --back: #ffffff; --raised: #f3f3f6;
  --line: #8a8a94; --accent: #0b57d0; --on-accent: #ffffff; --no: #a4161a; --good: #0f6b34; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececf1; --quiet: #b4b4bf; --back: #141417; --raised: #212126;
    --line: #8a8a94; --accent: #9ec2ff; --on-accent: #10213d; --no: #ff9c97; --good: #86d9a4; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
h1 { font-size: 1.5rem; margin: .5rem 0; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
p { margin: .75rem 0; }
a { color: var(--accent); }
.quiet { color: var(--quiet); }
article { margin: 1.25rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
blockquote { margin: 0; padding: .75rem; border-left: .4rem solid var(--line); background: var(--raised);
  font: .95rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.said { padding: .75rem; border-left: .4rem solid var(--good); background: var(--raised); }
.problem { padding: .75rem; border-left: .4rem solid var(--no); background: var(--raised); }
label { display: block; font-weight: 600; }
input { width: 100%; min-height: 2.75rem; margin: .25rem 0 1rem; padding: .5rem; font: inherit;
  color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .3rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--text); background: var(--back); border: 2px solid var(--line); border-radius: .3rem; }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.no { color: var(--no); border-color: var(--no); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`;

/** As a content security policy names it. */
export const STYLE_SOURCE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
