import type { ToolScope } from "../access/scopes.ts";
import type { Completer } from "../completions/completer.ts";
import type { Tool, ToolAnswer } from "../tools/tool.ts";

/** Something that hosts read, and may listen to, as a plain value. */
export type Resource = {
  /** With a name in braces it stands for many: `flowroute://numbers/{number}`. */
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
  /** What a caller over HTTP has to be allowed for it; undefined: every caller may read it. */
  scope: ToolScope | undefined;
  /** The tools that it reads with: it is for those who are served all of them. */
  needs: readonly string[];
  /** Never rejects. */
  read: (asked: Asked) => Promise<ResourceAnswer>;
  /** For the names in its URI. */
  complete?: Readonly<Record<string, Completer>>;
  /** Hears that it would read differently now. Ended by what it returns; undefined: it does not tell. */
  onChange?: (listener: () => void) => () => void;
};

export type Asked = {
  /** What stands in place of the names in its URI. */
  values: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Never rejects. `isMissing`: the carrier said that there is no such thing. */
  call: (tool: Tool, input: unknown) => Promise<{ answer: ToolAnswer; isMissing: boolean }>;
};

export type ResourceAnswer =
  | { kind: "result"; text: string }
  /** There is no such resource. */
  | { kind: "missing"; message: string }
  | { kind: "failure"; message: string };
