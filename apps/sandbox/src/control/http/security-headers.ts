const ALWAYS = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

/** For the page: it takes nothing from elsewhere, and stands in no other page. */
export const PAGE_HEADERS = {
  ...ALWAYS,
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};

/** For files that strangers wrote: whatever they are, they do nothing. */
export const FILE_HEADERS = { ...ALWAYS, "content-security-policy": "sandbox; default-src 'none'" };

/** For what is different each time. */
export const DATA_HEADERS = { ...ALWAYS, "cache-control": "no-store" };
