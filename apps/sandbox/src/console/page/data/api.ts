import { problemText } from "../logic/problem.ts";

const ROOT = "/_sandbox/";

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(ROOT + path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new Error("The sandbox cannot be reached. Is it still running?");
  }
  const text = await response.text();
  if (!response.ok) throw new Error(problemIn(text) ?? `The sandbox answered ${response.status}.`);
  return JSON.parse(text === "" ? "null" : text);
}

function problemIn(text: string): string | undefined {
  try {
    return problemText(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The control API. Each call rejects with an Error whose message is for people. */
export const get = <T>(path: string) => call<T>("GET", path);
export const post = <T = void>(path: string, body?: object) => call<T>("POST", path, body);
export const put = <T = void>(path: string, body?: object) => call<T>("PUT", path, body);
export const patch = <T = void>(path: string, body: object) => call<T>("PATCH", path, body);
export const remove = (path: string) => call<void>("DELETE", path);

export const iconUrl = `${ROOT}console/icon.svg`;
export const eventsUrl = `${ROOT}events`;
export const mediaUrl = (id: string) => `${ROOT}media/${encodeURIComponent(id)}`;
export const sampleUrl = (name: string) => `${ROOT}samples/${encodeURIComponent(name)}`;

export const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
