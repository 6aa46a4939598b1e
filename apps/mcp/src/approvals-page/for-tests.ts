import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import { createKit, type KitOptions } from "../../test/guard-kit.ts";
import { createAccess } from "../access/create-access.ts";
import { NOTHING } from "../access/for-tests.ts";
import type { Scope } from "../access/scopes.ts";
import { changeTokens } from "../access/tokens/change-tokens.ts";
import { addToken, tokensFile } from "../access/tokens/for-tests.ts";
import { type ApprovalsPage, type ApprovalsPageOptions, createApprovalsPage } from "./approvals-page.ts";

export const ORIGIN = "http://127.0.0.1:8808";

export const MINUTE = 60_000;

/** A real tokens file, of which every change is seen at once. */
export function createTokens() {
  const file = tokensFile();
  let time = 0;
  const access = createAccess({
    http: { ...NOTHING, tokensFile: file },
    say: () => {},
    now: () => {
      time += 60_000;
      return time;
    },
  });
  return {
    access,
    make: (name: string, ...scopes: Scope[]) => addToken(file, name, scopes),
    revoke: (name: string) => changeTokens(file, (grants) => grants.filter((each) => each.name !== name)),
  };
}

/** A browser without a screen: it keeps the cookie, and sends forms as the page at this origin does. */
export function visitorOf(page: ApprovalsPage, origin = ORIGIN) {
  let cookie: string | undefined;
  const ask = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
    const headers = { ...(cookie === undefined ? {} : { cookie }), ...init.headers };
    const response = await page.handle(new Request(`${origin}${path}`, { ...init, headers }));
    const set = response.headers.get("set-cookie");
    if (set !== null) cookie = set.includes("Max-Age=0;") ? undefined : set.split(";")[0];
    const body = await response.text();
    return { status: response.status, headers: response.headers, body };
  };
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin }) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields), headers });
  return {
    ask,
    post,
    signIn: (token: string) => post("/approvals/sign-in", { token }),
    /** Sends a question's form as it is on the page, and follows to where the answer leads. */
    press: async (verdict: "approve" | "deny", { question, proof }: Form) => {
      const { status, headers, body } = await post("/approvals/decide", { question, proof, verdict });
      const location = headers.get("location");
      return status === 303 && location !== null ? ask(location) : { status, headers, body };
    },
    forms: async (): Promise<Form[]> => formsIn((await ask("/approvals")).body),
    cookie: () => cookie,
    setCookie: (value: string | undefined) => {
      cookie = value;
    },
  };
}

export type Form = { question: string; proof: string };

const formsIn = (body: string): Form[] =>
  [
    ...body.matchAll(/name="question" value="([^"]*)">\s*<input type="hidden" name="proof" value="([^"]*)"/g),
  ].map(([, question = "", proof = ""]) => ({ question, proof }));

/** A guard that asks before it buys, and the page on its ledger. */
export function openPage(given: Partial<ApprovalsPageOptions> = {}, kitOptions: KitOptions = {}) {
  const kit = createKit({ policy: { spend: "confirm", send: "confirm" }, ...kitOptions });
  onTestFinished(async () => {
    await kit.guard.close();
    if (kitOptions.ledger === undefined) await kit.ledger.remove();
  });
  const tokens = createTokens();
  const key = randomBytes(32);
  const options: ApprovalsPageOptions = {
    database: kit.ledger.file.open,
    access: tokens.access,
    isRequired: true,
    sealKey: async () => key,
    publicUrl: undefined,
    account: kit.context.account,
    isSandbox: false,
    now: () => kit.clock.now,
    ...given,
  };
  const page = createApprovalsPage(options);
  const signedIn = async (name = "ops") => {
    const token = await tokens.make(name, "approvals:decide");
    const visitor = visitorOf(page);
    await visitor.signIn(token);
    return { ...visitor, token };
  };
  return { kit, tokens, options, page, visitor: visitorOf(page), signedIn };
}
