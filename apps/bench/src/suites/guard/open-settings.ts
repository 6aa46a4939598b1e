import { catalog, readCommand, type Settings } from "./the-server.ts";

/** The server's defaults, but that nobody has to be asked, and that no budget is reached; each is looked up. */
export function openSettings(): Settings {
  const limits = ["numbers", "messages"].flatMap((what) =>
    ["day", "month"].flatMap((period) => [
      [`--${what}-per-${period}`, "1000000"],
      [`--${what}-usd-per-${period}`, "9000000"],
    ]),
  );
  const keys = { FLOWROUTE_ACCESS_KEY: "bench", FLOWROUTE_SECRET_KEY: "bench", HOME: "/nowhere" };
  const command = readCommand(["--spend", "allow", ...limits.flat()], keys, catalog, "linux");
  if (command.kind !== "serve") throw new Error("The server did not take its flags.");
  return command.settings;
}
