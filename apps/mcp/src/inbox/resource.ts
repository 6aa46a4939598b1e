import type { ToolScope } from "../access/scopes.ts";

/** Something that hosts read, and may listen to, as a plain value. */
export type Resource = {
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
  /** What a caller over HTTP has to be allowed for it; undefined: every caller may read it. */
  scope: ToolScope | undefined;
  /** Never rejects. */
  read: (signal: AbortSignal) => Promise<ResourceAnswer>;
  /** Hears that it would read differently now. Ended by what it returns. */
  onChange: (listener: () => void) => () => void;
};

export type ResourceAnswer = { kind: "result"; text: string } | { kind: "failure"; message: string };
