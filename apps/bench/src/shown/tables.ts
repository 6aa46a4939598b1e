import type { Report } from "../harness/report.ts";
import { formatReport } from "../harness/table.ts";

/** Every table of the results, as the terminal has shown it. */
export const tablesOf = (reports: readonly Report[]): string =>
  [
    "# Results",
    "Written by `npm run bench`, as it showed them on the terminal: [how they are measured, and how to read them](../README.md).",
    ...reports.map((report) => `## ${report.suite}\n\n\`\`\`text\n${formatReport(report)}\n\`\`\``),
  ]
    .join("\n\n")
    .concat("\n");
