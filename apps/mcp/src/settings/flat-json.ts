/** The text is not JSON from this offset on. */
export class JsonProblem extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`not JSON at ${offset}`);
    this.offset = offset;
  }
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const BARE = /[^\s,:[\]{}"]+/y;
const DEEPEST = 50;

/**
 * The members of a JSON object in their order, also those with the same key, of which JSON.parse would keep the
 * last one silently; undefined for JSON that is no object. It tells an offset for every mistake, and quotes nothing:
 * the file may hold what is not for a log.
 * @throws JsonProblem
 */
export function readMembers(text: string): [string, unknown][] | undefined {
  let at = 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const takes = (mark: string): boolean => {
    take(SPACE);
    const found = text.startsWith(mark, at);
    if (found) at += mark.length;
    return found;
  };
  const demand = (mark: string): void => {
    if (!takes(mark)) throw new JsonProblem(at);
  };

  const scalar = (...patterns: RegExp[]): unknown => {
    take(SPACE);
    const start = at;
    for (const pattern of patterns) {
      const token = take(pattern);
      if (token !== undefined) return parsed(token, start);
    }
    throw new JsonProblem(start);
  };
  const value = (depth: number): unknown => {
    if (depth > DEEPEST) throw new JsonProblem(at);
    if (takes("[")) return several("]", () => value(depth + 1));
    if (takes("{")) return Object.fromEntries(several("}", () => member(depth + 1)));
    return scalar(STRING, BARE);
  };
  const member = (depth: number): [string, unknown] => {
    const key = scalar(STRING);
    demand(":");
    return [String(key), value(depth)];
  };
  const several = <T>(end: string, one: () => T): T[] => {
    const found: T[] = [];
    if (takes(end)) return found;
    do found.push(one());
    while (takes(","));
    demand(end);
    return found;
  };

  const isObject = takes("{");
  const members = isObject ? several("}", () => member(1)) : undefined;
  if (!isObject) value(0);
  take(SPACE);
  if (at < text.length) throw new JsonProblem(at);
  return members;
}

function parsed(token: string, offset: number): unknown {
  try {
    return JSON.parse(token);
  } catch {
    throw new JsonProblem(offset);
  }
}

/** Where an offset is, as editors count. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
