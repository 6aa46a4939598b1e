import type { z } from "zod";

/** Why the registry does not have it, for the log of a release. It never holds a token. */
export class NotPublished extends Error {
  /** Whether it may go well a little later, with nothing changed. */
  readonly passes: boolean;

  constructor(message: string, { passes = false }: { passes?: boolean } = {}) {
    super(message);
    this.passes = passes;
  }
}

type Request = { token?: string; body?: unknown };

const PATIENCE_MS = 60_000;
const MOST_OF_AN_ANSWER = 2000;

/** @returns undefined for a refusal that is `except`ed */
export async function ask<T>(
  url: string,
  what: string,
  answer: z.ZodType<T>,
  request: Request & { except: (text: string) => boolean },
): Promise<T | undefined>;
export async function ask<T>(url: string, what: string, answer: z.ZodType<T>, request: Request): Promise<T>;
export async function ask<T>(
  url: string,
  what: string,
  answer: z.ZodType<T>,
  { token, body, except = () => false }: Request & { except?: (text: string) => boolean },
): Promise<T | undefined> {
  const { host } = new URL(url);
  const { status, ok, text } = await send(url, what, token, body);
  if (!ok && except(text)) return undefined;
  if (!ok)
    throw new NotPublished(
      `Could not ${what}: ${host} answered ${status} ${withoutTokens(text).slice(0, MOST_OF_AN_ANSWER)}. ${advice(status)}`,
      { passes: isBusy(status) || (status === 400 && NOT_AT_NPM_YET.test(text)) },
    );
  const read = answer.safeParse(jsonOf(text));
  if (read.success) return read.data;
  // Not what it said, which may hold a token.
  throw new NotPublished(
    `Could not ${what}: ${host} answered ${status} with something else than was expected. See whether its API has changed.`,
  );
}

async function send(url: string, what: string, token: string | undefined, body: unknown) {
  try {
    const response = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (error) {
    throw new NotPublished(
      `Could not ${what}: ${new URL(url).host} gave no answer (${reasonOf(error)}). Run the job again: a version that is there already is no error.`,
      { passes: true },
    );
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error
    ? error.cause instanceof Error
      ? error.cause.message
      : error.message
    : String(error);

/** A refusal may repeat what was sent. */
const withoutTokens = (text: string): string => text.replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g, "(a token)");

const isBusy = (status: number): boolean => status === 429 || status >= 500;

/** npm shows a version to everybody only a while after it has taken it, and the registry looks there. */
const NOT_AT_NPM_YET = /\bnot found\b|\bretry later\b/i;

function advice(status: number): string {
  if (status === 401)
    return "The job needs the permission id-token: write, and the registry the audience that it names.";
  if (status === 403)
    return "The repository has to belong to the owner that the name in server.json begins with.";
  if (isBusy(status)) return "Run the job again later: a version that is there already is no error.";
  return "npm has to have this very version, with the mcpName that server.json has as its name: see whether it was published.";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
