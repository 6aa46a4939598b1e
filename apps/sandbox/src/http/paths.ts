/** What there is at a path, and the values of its parameters, still percent-encoded. */
export type FoundPath<Value> = { value: Value; parameters: Readonly<Record<string, string>> };

/** The values as they were meant; one that is not valid percent-encoding stays as it is, and names nothing. */
export function decodedParameters({ parameters }: FoundPath<unknown>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    try {
      values[name] = value.includes("%") ? decodeURIComponent(value) : value;
    } catch {
      values[name] = value;
    }
  }
  return values;
}

export type Paths<Value> = { find(path: string): FoundPath<Value> | undefined };

/** A part of a path: as it is, or the name of a parameter. */
type Part = { text: string } | { name: string };
type Template<Value> = { parts: readonly Part[]; value: Value };

const PARAMETER = /^\{(\w+)\}$/;
const BELOW = "/*";
const NONE: Readonly<Record<string, string>> = {};

function partsOf(path: string): Part[] {
  return path.split("/").map((text) => {
    const name = PARAMETER.exec(text)?.[1];
    return name === undefined ? { text } : { name };
  });
}

function match(parts: readonly Part[], given: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const text = given[at];
    if (part === undefined || text === undefined) return undefined;
    if ("text" in part) {
      if (part.text !== text) return undefined;
    } else {
      // There is something at every place of a path.
      if (text === "") return undefined;
      parameters[part.name] = text;
    }
  }
  return parameters;
}

/**
 * Finds paths of OpenAPI's form, `/v2/numbers/{id}`: those without parameters first, and then the earlier one. One that
 * ends in `/*` is the last to be looked at, and has everything below it, and the place itself.
 */
export function pathsOf<Value>(entries: Iterable<readonly [string, Value]>): Paths<Value> {
  const plain = new Map<string, FoundPath<Value>>();
  const byLength = new Map<number, Template<Value>[]>();
  const below: { place: string; value: Value }[] = [];
  for (const [path, value] of entries) {
    if (path.endsWith(BELOW)) {
      below.push({ place: path.slice(0, -BELOW.length), value });
      continue;
    }
    const parts = partsOf(path);
    if (parts.every((part) => "text" in part)) plain.set(path, { value, parameters: NONE });
    else byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), { parts, value }]);
  }
  return {
    find: (path) => {
      const found = plain.get(path);
      if (found !== undefined) return found;
      const given = path.split("/");
      for (const { parts, value } of byLength.get(given.length) ?? []) {
        const parameters = match(parts, given);
        if (parameters !== undefined) return { value, parameters };
      }
      const above = below.find(({ place }) => path === place || path.startsWith(`${place}/`));
      return above === undefined ? undefined : { value: above.value, parameters: NONE };
    },
  };
}
