/** What came back: parsed JSON, by the contract's type but not looked at yet, or an error's body. */
export interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Reads an answer to its end. Some proxies echo the request in an error: the Authorization is taken out.
 *
 * @throws {SyntaxError} if an answer of 2xx is neither empty nor JSON.
 */
export async function readAnswer(response: Response, authorization: string): Promise<Answer<unknown>> {
  const text = (await response.text()).replaceAll(authorization, "…");
  if (response.ok) return { data: text === "" ? undefined : JSON.parse(text), response };
  try {
    return { error: JSON.parse(text), response };
  } catch {
    return { error: text, response };
  }
}
