/** One answer of a real server, to be given again by a plain one. */
export type RecordedAnswer = { status: number; contentType: string; body: string };

/** @throws Error for an answer other than 200: there is no use in measuring that. */
export async function recordAnswer(url: string, headers: Record<string, string>): Promise<RecordedAnswer> {
  const response = await fetch(url, { headers });
  const body = await response.text();
  if (response.status !== 200)
    throw new Error(`GET ${new URL(url).pathname} answered ${response.status}, not 200.`);
  return { status: 200, contentType: response.headers.get("content-type") ?? "application/json", body };
}
