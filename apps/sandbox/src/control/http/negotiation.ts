const ZERO = /^q\s*=\s*0(?:\.0*)?$/;

/** Whether an Accept-Encoding has this one, and not with a weight of zero. */
export function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? "").split(",").some((each) => {
    const [name, ...parameters] = each.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => ZERO.test(parameter));
  });
}

/** Whether an If-None-Match has this weak ETag. */
export function matches(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((each) => {
    const tag = each.trim();
    return tag === "*" || tag === etag || `W/${tag}` === etag;
  });
}
