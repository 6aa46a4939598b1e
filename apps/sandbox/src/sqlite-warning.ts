/** Keeps Node from saying that node:sqlite is experimental. Every other warning is still printed. */
export function silenceSqliteWarning(): void {
  const print = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name === "ExperimentalWarning" && warning.message.startsWith("SQLite")) return;
    for (const listener of print) listener(warning);
  });
}
