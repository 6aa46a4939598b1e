/** What the compiler says of itself with --extendedDiagnostics. */
export type Diagnostics = {
  totalMilliseconds: number;
  memoryMegabytes: number;
  types: number;
  instantiations: number;
};

/** @throws Error when one of them is not in the text: another version may say it otherwise. */
export function readDiagnostics(text: string): Diagnostics {
  const figure = (label: string, unit: string) => {
    const found = new RegExp(`^${label}:\\s+(\\d+(?:\\.\\d+)?)${unit}$`, "m").exec(text)?.[1];
    if (found === undefined) throw new Error(`tsc does not tell "${label}":\n${text}`);
    return Number(found);
  };
  return {
    totalMilliseconds: figure("Total time", "s") * 1000,
    // Its K are 1,024 bytes.
    memoryMegabytes: (figure("Memory used", "K") * 1024) / 1e6,
    types: figure("Types", ""),
    instantiations: figure("Instantiations", ""),
  };
}
