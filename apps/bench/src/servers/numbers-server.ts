import { serveUntilStdinEnds } from "./serve-until-stdin-ends.ts";

// An account with as many numbers as its argument says, none of them stored: every page is made up when it is
// asked for.

const items = Number(process.argv[2]);

serveUntilStdinEnds(({ url = "", headers }, response) => {
  const base = `http://${headers.host}/v2/numbers`;
  const query = new URL(url, base).searchParams;
  const limit = Number(query.get("limit") ?? 200);
  const offset = Number(query.get("offset") ?? 0);
  const end = Math.min(offset + limit, items);
  const at = (position: number) => `${base}?limit=${limit}&offset=${position}`;
  const body = JSON.stringify({
    data: Array.from({ length: end - offset }, (_, index) => accountNumber(offset + index, base)),
    links: { self: at(offset), ...(end < items && { next: at(end) }) },
  });
  response
    .writeHead(200, { "content-type": "application/vnd.api+json", "content-length": Buffer.byteLength(body) })
    .end(body);
});

/** 555-0100 to 555-0199 in each of the thousand three-digit area codes: up to 100,000 that nobody has. */
function accountNumber(index: number, base: string) {
  const area = String(Math.floor(index / 100)).padStart(3, "0");
  const value = `1${area}55501${String(index % 100).padStart(2, "0")}`;
  return {
    attributes: {
      alias: null,
      cnam_lookups_enabled: true,
      number_type: "longcode",
      rate_center: "seattle",
      state: "wa",
      value,
    },
    type: "number",
    id: value,
    links: { self: `${base}/${value}` },
  };
}
