/** Asks the control API of a sandbox, as a test does over HTTP. @throws Error for any answer but 2xx. */
export async function control(
  url: string,
  method: "GET" | "POST" | "PATCH",
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${url}/_sandbox${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok)
    throw new Error(`${method} /_sandbox${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
