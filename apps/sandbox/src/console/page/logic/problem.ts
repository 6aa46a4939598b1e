function* lines(value: unknown, path: readonly string[]): Generator<string> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield path.length === 0 ? String(value) : `${path.join(".")}: ${value}`;
  } else if (Array.isArray(value)) {
    for (const each of value) yield* lines(each, path);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) yield* lines(each, [...path, name]);
  }
}

function errorText(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const title = "title" in error && typeof error.title === "string" ? [error.title] : [];
  const detail = "detail" in error ? [...lines(error.detail, [])] : [];
  return detail.length > 0 ? detail : title;
}

/** What `{"errors": [{title, detail}]}` says, where a detail is words or a tree of them; undefined for anything else. */
export function problemText(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors)) {
    return undefined;
  }
  const found = body.errors.flatMap(errorText);
  return found.length === 0 ? undefined : found.join(" · ");
}
