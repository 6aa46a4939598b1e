import { fileURLToPath } from "node:url";
import {
  Application,
  JSX,
  Logger,
  LogLevel,
  OptionDefaults,
  PageEvent,
  TSConfigReader,
  type TypeDocOptions,
} from "typedoc";
import { headOf } from "../head.ts";
import { readDescriptions } from "./descriptions.ts";
import { keepNames } from "./names.ts";

const HEAD = headOf({
  // TypeDoc writes a script into each page, and loads the others.
  "script-src": "'self' 'unsafe-inline'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
});

const inClient = (file: string) =>
  fileURLToPath(new URL(`../../../../packages/client/${file}`, import.meta.url));

/** The client's entries, as its package.json has them under `exports`. */
const CLIENT: Partial<TypeDocOptions> = {
  name: "flowroute-client",
  entryPoints: ["src/index.ts", "src/webhooks/index.ts", "src/segments.ts", "src/international.ts"].map(
    inClient,
  ),
  tsconfig: inClient("tsconfig.json"),
  readme: inClient("README.md"),
  // The parameter of a function that is given back: no docstring reaches it, `@returns` says what it is.
  intentionallyNotDocumented: ["flowroute-client/webhooks.createWebhookHandler.__type.request"],
};

const RULES: Partial<TypeDocOptions> = {
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  requiredToBeDocumented: [
    ...(["Module", "Enum", "EnumMember", "Variable", "Function", "Class", "Interface", "TypeAlias"] as const),
    ...(["Property", "Method", "Accessor", "CallSignature", "Parameter"] as const),
  ],
  excludeInternal: true,
  // What errors and promises have from the language is described there.
  excludeExternals: true,
  // What generated types have besides.
  blockTags: [...OptionDefaults.blockTags, "@constant", "@description", "@enum"],
  modifierTags: OptionDefaults.modifierTags.filter((tag) => tag !== "@enum"),
};

const LOOK: Partial<TypeDocOptions> = {
  lang: "en",
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  includeHierarchySummary: false,
};

/** TypeDoc's complaints. */
class Complaints extends Logger {
  readonly lines: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.lines.push(message);
  }
}

/**
 * The pages of the client, from its docstrings.
 *
 * @throws {Error} with all that TypeDoc complains of: what is exported without a docstring, links that lead nowhere.
 */
export async function writeClientPages(
  folder: string,
  source: Partial<TypeDocOptions> = CLIENT,
): Promise<void> {
  // The compiler's options are read from tsconfig.json; TypeDoc's own stand here, and nowhere else.
  const app = await Application.bootstrap({ ...RULES, ...LOOK, ...source }, [new TSConfigReader()]);
  const complaints = new Complaints();
  app.logger = complaints;
  readDescriptions(app);
  keepNames(app);
  app.renderer.hooks.on("head.end", () => JSX.createElement(JSX.Raw, { html: HEAD }));
  // Icons are drawn into each page by a script. Until then it would look for them in a file, which browsers refuse to
  // a page from the disk.
  app.renderer.on(PageEvent.END, (page) => {
    if (page.contents) page.contents = page.contents.replaceAll(/href="[^"]*assets\/icons\.svg#/g, 'href="#');
  });
  const project = await app.convert();
  if (project) app.validate(project);
  if (project && complaints.lines.length === 0) await app.generateDocs(project, folder);
  if (complaints.lines.length > 0 || !project) {
    throw new Error(["TypeDoc complains. No pages were written.", ...complaints.lines].join("\n"));
  }
}
