import type { Html } from "./document.ts";
import { STYLE_SOURCE } from "./style.ts";

const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; "),
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Not "no-referrer": some browsers then post a form of this page with an Origin of null.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

type Extra = Record<string, string>;

export async function showing(status: number, page: Html, extra: Extra = {}): Promise<Response> {
  const headers = { ...HEADERS, "content-type": "text/html; charset=utf-8", ...extra };
  return new Response(String(await page), { status, headers });
}

export const saying = (status: number, text: string, extra: Extra = {}): Response =>
  new Response(text, {
    status,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8", ...extra },
  });

/** The browser asks for this page next, whatever it asked for now. */
export const seeOther = (location: string, extra: Extra = {}): Response =>
  new Response(null, { status: 303, headers: { ...HEADERS, location, ...extra } });
