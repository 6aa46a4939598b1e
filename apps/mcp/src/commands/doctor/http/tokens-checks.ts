import { isToolScope } from "../../../access/scopes.ts";
import { type Grant, readTokensFile, TokensFileError } from "../../../access/tokens/tokens-file.ts";
import { dateTime } from "../../../terms/time-words.ts";
import { type Check, failed, ok, warning } from "../check.ts";

/** Who has to make a token and bring it to a host hears of it in time. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whether callers can come in with tokens of the operator's own, now and in the near future. */
export async function tokensChecks(
  { file, hasIssuer }: { file: string; hasIssuer: boolean },
  now: number,
): Promise<Check[]> {
  const nobody = `nobody can call${hasIssuer ? ", but with a token of the OAuth issuer" : ""}.`;
  const shut = hasIssuer ? warning : failed;
  try {
    const found = await readTokensFile(file);
    if (found === undefined)
      return [
        shut(`Tokens: ${file} is not there. flowroute-mcp token create makes it. Until then, ${nobody}`),
      ];
    return [
      grantsCheck(found.grants, { file, nobody, shut }, now),
      ...(found.warning === undefined ? [] : [warning(`Tokens: ${found.warning}`)]),
    ];
  } catch (error) {
    if (!(error instanceof TokensFileError)) throw error;
    return [failed(`Tokens: ${error.message}`, `Until that is mended, ${nobody}`)];
  }
}

type Door = {
  file: string;
  /** Who can call when no token opens, in words, and how bad that is. */
  nobody: string;
  shut: typeof failed;
};

function grantsCheck(grants: readonly Grant[], { file, nobody, shut }: Door, now: number): Check {
  if (grants.length === 0)
    return shut(
      `Tokens: there is none in ${file}. flowroute-mcp token create makes one. Until then, ${nobody}`,
    );
  const all = grants
    .map(({ name, expires_at }) => ({ name, until: Date.parse(expires_at) }))
    .sort((one, other) => one.until - other.until);
  const expired = all.filter(({ until }) => until <= now);
  const soon = all.filter(({ until }) => until > now && until <= now + SOON_DAYS * DAY_MS);
  const first = `Tokens: ${grants.length} in ${file}`;
  const areAll = expired.length === all.length;
  if (!areAll && !grants.some(({ scopes }) => scopes.some(isToolScope)))
    return shut(
      first,
      `None of them opens a tool. flowroute-mcp token create makes one that does: until then, ${nobody}`,
    );
  if (expired.length + soon.length === 0) return ok(first);
  return (areAll ? shut : warning)(
    first,
    ...(expired.length === 0
      ? []
      : [
          `Expired: ${listed(expired)}. flowroute-mcp token revoke takes them out; token create makes new ones.`,
        ]),
    ...(soon.length === 0
      ? []
      : [
          `Within ${SOON_DAYS} days expire: ${listed(soon)}. Make new ones under other names, and bring them to their hosts before that.`,
        ]),
    ...(areAll ? [`All have expired: ${nobody}`] : []),
  );
}

const listed = (tokens: readonly { name: string; until: number }[]): string =>
  tokens.map(({ name, until }) => `${name} (${dateTime(until)} UTC)`).join(", ");
