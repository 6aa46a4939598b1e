import { hash, randomBytes } from "node:crypto";

/** So that a token is told from a JWT, and found by scanners that look for secrets in files. */
const PREFIX = "fmcp_";

const TOKEN = /^fmcp_[\w-]{43}$/;

/** Whether the text is meant as a token of the operator's own, right or wrong. */
export const looksOwn = (text: string): boolean => text.startsWith(PREFIX);

export const isToken = (text: string): boolean => TOKEN.test(text);

/** 256 random bits. */
export const newToken = (): string => `${PREFIX}${randomBytes(32).toString("base64url")}`;

/**
 * What is kept of a token, in hex. A slow hash slows down who guesses passwords; 256 random bits cannot be guessed, and
 * each request would pay for it.
 */
export const hashOf = (token: string): string => hash("sha256", token, "hex");
