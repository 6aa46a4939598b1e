import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { FileProblem, OVER_LIMIT, PRIVATE_ADDRESS } from "./file-problem.ts";
import { declaredType, guessedType } from "./mime-types.ts";
import { isPrivateAddress, literalAddress } from "./private-address.ts";
import { publicLookup } from "./public-lookup.ts";

export type Got = { mimeType: string; content: Uint8Array };

export type GetOptions = {
  allowPrivate: boolean;
  /** Asked before each connection; what it answers needs none. */
  own: (url: URL) => Got | undefined;
  fileName: string;
  limitBytes: number;
  signal: AbortSignal;
};

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const HEADERS = { accept: "*/*", "accept-encoding": "identity", "user-agent": "flowroute-sandbox" };

function refuseUnlessPlain(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new FileProblem("is not at an http or https URL.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new FileProblem("is at a URL with a user name or a password, which are not used.");
  }
}

function open(url: URL, { allowPrivate, signal }: GetOptions): Promise<IncomingMessage> {
  // An address in place of a name is connected to without a lookup.
  const address = literalAddress(url);
  if (!allowPrivate && address !== undefined && isPrivateAddress(address)) {
    throw new FileProblem(PRIVATE_ADDRESS);
  }
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const lookup = allowPrivate ? {} : { lookup: publicLookup() };
  return new Promise((resolve, reject) => {
    // No agent: connections are not shared, and variables that name a proxy have no effect.
    request(url, { agent: false, headers: HEADERS, signal, ...lookup })
      .on("response", resolve)
      .on("error", reject)
      // An answer that changes the protocol is neither a response nor an error.
      .on("close", () => reject(new FileProblem("could not be fetched: its server did not answer.")))
      .end();
  });
}

async function read(response: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  if (Number(response.headers["content-length"]) > limitBytes) throw new FileProblem(OVER_LIMIT);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> = response;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limitBytes) throw new FileProblem(OVER_LIMIT);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function take(response: IncomingMessage, { fileName, limitBytes }: GetOptions): Promise<Got> {
  const { statusCode, headers } = response;
  if (statusCode === 404) throw new FileProblem("was not found (status 404).");
  if (statusCode !== 200) throw new FileProblem(`could not be fetched: its server answered ${statusCode}.`);
  if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") {
    throw new FileProblem("came compressed, which was not asked for.");
  }
  const declared = declaredType(headers["content-type"]);
  if (declared !== "unknown" && "notSent" in declared) {
    throw new FileProblem(`is ${declared.notSent}, a type that cannot be sent.`);
  }
  const content = await read(response, limitBytes);
  const mimeType = declared === "unknown" ? guessedType(fileName, content) : declared.mimeType;
  if (mimeType === undefined) {
    throw new FileProblem("is of no known type: neither its server nor its name says it.");
  }
  return { mimeType, content };
}

/** Where the answer sends the request on to; undefined when it is an answer of its own. */
function redirection({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (!REDIRECTS.has(statusCode)) return undefined;
  const to = headers.location === undefined ? null : URL.parse(headers.location, from.href);
  if (to === null) throw new FileProblem("could not be fetched: its server redirects to nowhere.");
  return to;
}

/** Gets one file, or throws a FileProblem or what the connection failed with. */
export async function getFile(first: URL, options: GetOptions): Promise<Got> {
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    refuseUnlessPlain(url);
    const own = options.own(url);
    if (own !== undefined) {
      if (own.content.byteLength > options.limitBytes) throw new FileProblem(OVER_LIMIT);
      return own;
    }
    const response = await open(url, options);
    try {
      const next = redirection(response, url);
      if (next === undefined) return await take(response, options);
      url = next;
    } finally {
      // Ends the connection, whatever is still to come.
      response.destroy();
    }
  }
  throw new FileProblem(`could not be fetched: it is behind more than ${MOST_REDIRECTS} redirects.`);
}
