import { readFileSync } from "node:fs";

// What the form left empty or as it was is not given to the server, so that its own defaults hold: they are others on
// the sandbox, and it refuses what it does not understand. Some hosts leave the template where nothing was filled in.
const { server, user_config: form } = JSON.parse(
  readFileSync(new URL("./manifest.json", import.meta.url), "utf8"),
);

const usualFor = (template) => form[/\$\{user_config\.(\w+)\}/.exec(template)[1]].default;

for (const [name, template] of Object.entries(server.mcp_config.env)) {
  const given = process.env[name]?.trim();
  if (given === "" || given === template || given === String(usualFor(template))) delete process.env[name];
}

// A flag that takes nothing is given or not; a form can only say which.
const FLAG = "--sandbox=";
const template = server.mcp_config.args.find((word) => word.startsWith(FLAG));
process.argv = process.argv.flatMap((word) => {
  if (!word.startsWith(FLAG)) return [word];
  const said = word.slice(FLAG.length);
  const on = said === "true" || (said !== "false" && usualFor(template));
  return on ? ["--sandbox"] : [];
});

await import("./dist/cli.js");
